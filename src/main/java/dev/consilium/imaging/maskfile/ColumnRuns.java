package dev.consilium.imaging.maskfile;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.RunLengthMask;
import java.util.BitSet;
import java.util.stream.IntStream;

/** Runs down the columns of one slice, as COCO has them, and along its rows, as we do. */
final class ColumnRuns {

    private ColumnRuns() {}

    /** @param counts alternating, background first, of the whole slice */
    static RunLengthMask mask(GridShape shape, int[] counts, MaskFileLimits limits) {
        if (counts.length / 2 > limits.runs()) {
            throw MaskFileException.tooLarge("The mask breaks into more than " + limits.runs() + " runs.");
        }
        BitSet along = new BitSet();
        long reached = 0;
        for (int run = 0; run < counts.length; run++) {
            CocoCounts.requireCount(counts[run]);
            long end = reached + counts[run];
            if (end > shape.pixels()) {
                break;
            }
            for (long at = reached; run % 2 == 1 && at < end; at++) {
                along.set((int) (at % shape.rows() * shape.columns() + at / shape.rows()));
            }
            reached = end;
        }
        if (reached != shape.pixels()) {
            throw MaskFileException.invalid("The runs of COCO do not add up to the pixels of its size.");
        }
        return mask(shape, along, limits);
    }

    private static RunLengthMask mask(GridShape shape, BitSet along, MaskFileLimits limits) {
        MaskBuilder mask = new MaskBuilder(shape);
        long runs = 0;
        int end;
        for (int from = along.nextSetBit(0); from >= 0; from = along.nextSetBit(end)) {
            end = along.nextClearBit(from);
            mask.add(0, from, end);
            if (++runs > limits.runs()) {
                throw MaskFileException.tooLarge("The mask breaks into more than " + limits.runs() + " runs.");
            }
        }
        return mask.build();
    }

    /** Alternating run lengths down the columns, background first. */
    static int[] counts(RunLengthMask mask) {
        GridShape shape = mask.shape();
        BitSet down = new BitSet();
        int reached = 0;
        int[] runs = mask.runs(0);
        for (int run = 0; run < runs.length; run++) {
            for (int at = reached; run % 2 == 1 && at < reached + runs[run]; at++) {
                down.set(at % shape.columns() * shape.rows() + at / shape.columns());
            }
            reached += runs[run];
        }
        return counts(down, shape.pixels());
    }

    private static int[] counts(BitSet down, int pixels) {
        IntStream.Builder counts = IntStream.builder();
        int reached = 0;
        boolean foreground = false;
        while (reached < pixels || !foreground && reached == 0) {
            int next = foreground ? down.nextClearBit(reached) : down.nextSetBit(reached);
            int end = next < 0 ? pixels : next;
            counts.add(end - reached);
            reached = end;
            foreground = !foreground;
        }
        return counts.build().toArray();
    }
}
