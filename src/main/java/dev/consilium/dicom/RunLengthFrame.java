package dev.consilium.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** RLE Lossless (PS3.5 Annex G): one PackBits segment for each byte of each sample, the most significant byte first. */
final class RunLengthFrame {

    private static final int HEADER = 64;
    private static final int MOST_SEGMENTS = 15;
    /** Two bytes make 128 at most. */
    private static final int LARGEST_RATIO = 64;

    private RunLengthFrame() {}

    static Samples read(PixelLayout layout, byte[] code) {
        int width = layout.bytesAllocated();
        int segments = layout.samples() * width;
        int[] bounds = bounds(code, segments);
        if ((long) layout.pixels() * segments > (long) code.length * LARGEST_RATIO) {
            throw DicomException.truncated("The run-length code is too short for its frame.");
        }
        byte[] planes = new byte[layout.pixels() * segments];
        byte[] plane = new byte[layout.pixels()];
        for (int segment = 0; segment < segments; segment++) {
            unpack(code, bounds[segment], bounds[segment + 1], plane);
            int first = segment / width * layout.pixels() * width + width - 1 - segment % width;
            for (int i = 0; i < plane.length; i++) {
                planes[first + i * width] = plane[i];
            }
        }
        return UncompressedFrame.read(planar(layout), planes, 0);
    }

    /** Chrominance is never left out here: each sample has its segments. */
    private static PixelLayout planar(PixelLayout layout) {
        if (layout.bitsAllocated() == 1) {
            throw DicomException.malformed("Single bits have no run-length code.");
        }
        String photometric = layout.photometric().equals("YBR_FULL_422") ? "YBR_FULL" : layout.photometric();
        return new PixelLayout(
                layout.rows(),
                layout.columns(),
                layout.samples(),
                layout.bitsAllocated(),
                layout.bitsStored(),
                layout.highBit(),
                layout.signed(),
                photometric,
                true,
                1);
    }

    /** Where each segment begins, and the end of the last. */
    private static int[] bounds(byte[] code, int segments) {
        if (code.length < HEADER) {
            throw DicomException.truncated("The run-length code has no header.");
        }
        ByteBuffer header = ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN);
        if (segments > MOST_SEGMENTS || header.getInt() != segments) {
            throw DicomException.malformed("The run-length code has not the segments its image needs.");
        }
        int[] bounds = new int[segments + 1];
        for (int i = 0; i < segments; i++) {
            bounds[i] = header.getInt();
        }
        bounds[segments] = code.length;
        for (int i = 0; i < segments; i++) {
            if (bounds[i] < HEADER || bounds[i] > bounds[i + 1]) {
                throw DicomException.malformed("The segments of the run-length code are not in order.");
            }
        }
        return bounds;
    }

    /** PS3.5 G.3.2; what follows the last byte that is needed is padding. */
    private static void unpack(byte[] code, int start, int end, byte[] plane) {
        int from = start;
        int to = 0;
        while (to < plane.length) {
            if (from + 1 >= end) {
                throw DicomException.truncated("A segment of the run-length code ends too early.");
            }
            int control = code[from++];
            if (control >= 0) {
                int count = Math.min(control + 1, plane.length - to);
                if (from + count > end) {
                    throw DicomException.truncated("A segment of the run-length code ends too early.");
                }
                System.arraycopy(code, from, plane, to, count);
                from += control + 1;
                to += count;
            } else if (control != Byte.MIN_VALUE) {
                int count = Math.min(1 - control, plane.length - to);
                Arrays.fill(plane, to, to + count, code[from++]);
                to += count;
            }
        }
    }
}
