package dev.consilium.imaging.maskfile;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.RunLengthMask;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The frames of a segmentation that hold anything, segment after segment, and their Pixel Data; where none does, one empty frame.
 *
 * @param bits per pixel: 1, packed across the borders of frames (PS3.5 8.1.1), or 8
 */
record SegPixels(int bits, List<Frame> frames, byte[] bytes) {

    /** Maximum Fractional Value. */
    static final int WHOLE = 255;

    /** @param segment from 1; @param slice from 0 */
    record Frame(int segment, int slice) {}

    static SegPixels binary(GridShape shape, List<RunLengthMask> masks) {
        List<Frame> frames = new ArrayList<>();
        for (int segment = 0; segment < masks.size(); segment++) {
            for (int slice = 0; slice < shape.slices(); slice++) {
                if (masks.get(segment).runs(slice).length > 1) {
                    frames.add(new Frame(segment + 1, slice));
                }
            }
        }
        atLeastOne(frames);
        requireSize((long) frames.size() * shape.pixels());
        BitSet bits = new BitSet();
        for (int frame = 0; frame < frames.size(); frame++) {
            Frame one = frames.get(frame);
            int at = frame * shape.pixels();
            boolean foreground = false;
            for (int run : masks.get(one.segment() - 1).runs(one.slice())) {
                bits.set(at, at + run, foreground);
                at += run;
                foreground = !foreground;
            }
        }
        int length = (int) (((long) frames.size() * shape.pixels() + 7) / 8);
        return new SegPixels(1, frames, Arrays.copyOf(bits.toByteArray(), length));
    }

    static SegPixels fractional(GridShape shape, List<ProbabilitySegment> segments) {
        List<Frame> frames = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int segment = 0; segment < segments.size(); segment++) {
            for (int slice = 0; slice < shape.slices(); slice++) {
                byte[] values = values(segments.get(segment).slices().apply(slice), shape);
                if (!empty(values)) {
                    frames.add(new Frame(segment + 1, slice));
                    requireSize((long) frames.size() * shape.pixels());
                    bytes.writeBytes(values);
                }
            }
        }
        if (frames.isEmpty()) {
            bytes.writeBytes(new byte[shape.pixels()]);
        }
        atLeastOne(frames);
        return new SegPixels(8, frames, bytes.toByteArray());
    }

    private static void atLeastOne(List<Frame> frames) {
        if (frames.isEmpty()) {
            frames.add(new Frame(1, 0));
        }
    }

    private static byte[] values(float[] probabilities, GridShape shape) {
        if (probabilities.length != shape.pixels()) {
            throw MaskFileException.invalid("A slice of probabilities has not as many pixels as the series.");
        }
        byte[] values = new byte[probabilities.length];
        for (int at = 0; at < values.length; at++) {
            if (!(probabilities[at] >= 0 && probabilities[at] <= 1)) {
                throw MaskFileException.invalid("A probability is not between 0 and 1.");
            }
            values[at] = (byte) Math.round(probabilities[at] * (double) WHOLE);
        }
        return values;
    }

    private static boolean empty(byte[] values) {
        for (byte value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    private static void requireSize(long pixels) {
        if (pixels > Integer.MAX_VALUE - 64) {
            throw MaskFileException.tooLarge("The segmentation has more pixels than one object can hold: split it.");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SegPixels that
                && bits == that.bits
                && frames.equals(that.frames)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
