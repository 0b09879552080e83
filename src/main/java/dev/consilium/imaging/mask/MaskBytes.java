package dev.consilium.imaging.mask;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The canonical bytes of a mask: {@code RLM1}, slices, rows and columns, per slice where its runs end in the area of runs (each
 * four bytes, big-endian), then the runs: alternating lengths, background first, as unsigned LEB128 in its shortest form.
 */
final class MaskBytes {

    private static final int MAGIC = 0x524C4D31;
    private static final int HEADER = 4 * Integer.BYTES;

    private MaskBytes() {}

    static byte[] write(RunLengthMask mask) {
        GridShape shape = mask.shape();
        int[][] runs = new int[shape.slices()][];
        int length = HEADER + Integer.BYTES * shape.slices();
        for (int z = 0; z < runs.length; z++) {
            runs[z] = mask.runs(z);
            length = Math.addExact(length, length(runs[z]));
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        out.putInt(MAGIC).putInt(shape.slices()).putInt(shape.rows()).putInt(shape.columns());
        int end = 0;
        for (int[] slice : runs) {
            end += length(slice);
            out.putInt(end);
        }
        for (int[] slice : runs) {
            for (int run : slice) {
                write(out, run);
            }
        }
        return out.array();
    }

    /** Whatever could be written otherwise is refused: it is read, written again, and compared. */
    static RunLengthMask read(byte[] bytes) {
        try {
            RunLengthMask mask = read(ByteBuffer.wrap(bytes));
            if (Arrays.equals(mask.bytes(), bytes)) {
                return mask;
            }
        } catch (BufferUnderflowException | IllegalArgumentException | ArithmeticException unreadable) {
            // said below, in the same words
        }
        throw new MaskFormatException("These are not the canonical bytes of a mask (RLM1).");
    }

    private static RunLengthMask read(ByteBuffer in) {
        if (in.getInt() != MAGIC) {
            throw new IllegalArgumentException("another format");
        }
        GridShape shape = new GridShape(in.getInt(), in.getInt(), in.getInt());
        if ((long) in.remaining() < (long) Integer.BYTES * shape.slices()) {
            throw new BufferUnderflowException();
        }
        in.position(in.position() + Integer.BYTES * shape.slices());
        MaskBuilder mask = new MaskBuilder(shape);
        for (int z = 0; z < shape.slices(); z++) {
            readSlice(in, z, shape.pixels(), mask);
        }
        return mask.build();
    }

    private static void readSlice(ByteBuffer in, int slice, int pixels, MaskBuilder mask) {
        int reached = 0;
        boolean foreground = false;
        while (reached < pixels) {
            int next = Math.addExact(reached, readRun(in));
            if (next > pixels) {
                throw new IllegalArgumentException("runs beyond the slice");
            }
            if (foreground) {
                mask.add(slice, reached, next);
            }
            foreground = !foreground;
            reached = next;
        }
    }

    private static int readRun(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return Math.toIntExact(value);
            }
        }
        throw new IllegalArgumentException("a number too long");
    }

    private static void write(ByteBuffer out, int run) {
        int rest = run;
        while (rest > 0x7F) {
            out.put((byte) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    private static int length(int[] runs) {
        int length = 0;
        for (int run : runs) {
            length += Math.max(1, (38 - Integer.numberOfLeadingZeros(run)) / 7);
        }
        return length;
    }
}
