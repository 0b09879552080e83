package dev.consilium.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the packets bring of one code-block: its magnitude bits and its codeword segments (ITU-T T.800 B.10). */
final class Jpeg2000Block {

    static final int BYPASS = 1;
    static final int RESET = 2;
    static final int TERMINATE = 4;
    private static final int FIRST_BYPASSED = 10;
    private static final int MOST_PASSES = 164;

    /** Passes that end together, and where the packets have their bytes. */
    static final class Segment {

        private final int most;
        private int passes;
        private int length;
        private int slices;
        /** Beginning and end of each slice. */
        private int[] bounds = {};

        Segment(int most) {
            this.most = most;
        }

        int passes() {
            return passes;
        }

        int length() {
            return length;
        }

        void append(int from, int to) {
            if (to > from) {
                if (2 * slices == bounds.length) {
                    bounds = Arrays.copyOf(bounds, Math.max(2, 2 * bounds.length));
                }
                bounds[2 * slices] = from;
                bounds[2 * slices + 1] = to;
                slices++;
                length += to - from;
            }
        }

        /** @param joined has room for all of them */
        void join(byte[] packets, byte[] joined) {
            int at = 0;
            for (int i = 0; i < slices; i++) {
                int part = bounds[2 * i + 1] - bounds[2 * i];
                System.arraycopy(packets, bounds[2 * i], joined, at, part);
                at += part;
            }
        }
    }

    final int planes;
    private final int style;
    private final List<Segment> segments = new ArrayList<>();
    private int lengthBits = 3;

    /** @param planes magnitude bit-planes that are coded */
    Jpeg2000Block(int planes, int style) {
        this.planes = planes;
        this.style = style;
    }

    List<Segment> segments() {
        return segments;
    }

    void widenLengths(int by) {
        lengthBits += by;
        if (lengthBits > Integer.SIZE - 1) {
            throw DicomException.malformed("A code-block of the coded image has an impossible length.");
        }
    }

    int lengthBits(int passes) {
        int bits = lengthBits + Integer.SIZE - 1 - Integer.numberOfLeadingZeros(passes);
        if (bits > Integer.SIZE - 1) {
            throw DicomException.malformed("A code-block of the coded image has an impossible length.");
        }
        return bits;
    }

    /** The segment that the next passes belong to. */
    Segment open() {
        if (segments.isEmpty() || last().passes == last().most) {
            if (segments.size() > MOST_PASSES) {
                throw DicomException.malformed("A code-block of the coded image has too many passes.");
            }
            segments.add(new Segment(most()));
        }
        return last();
    }

    /** How many of so many passes the open segment takes. */
    int take(int passes) {
        Segment open = open();
        int taken = Math.min(passes, open.most - open.passes);
        open.passes += taken;
        return taken;
    }

    /** Tables D.8 and D.9. */
    private int most() {
        if ((style & TERMINATE) != 0) {
            return 1;
        }
        if ((style & BYPASS) == 0) {
            return Integer.MAX_VALUE;
        }
        if (segments.isEmpty()) {
            return FIRST_BYPASSED;
        }
        int before = last().most;
        return before == 1 || before == FIRST_BYPASSED ? 2 : 1;
    }

    private Segment last() {
        return segments.get(segments.size() - 1);
    }
}
