package dev.consilium.annotation;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.MaskFormatException;
import dev.consilium.imaging.mask.RunLengthMask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A mask as JSON, for scripts: the slices that hold any of it. A slice's runs alternate, background first, along the rows; what
 * they leave over is background. The server makes the canonical bytes of it.
 */
public record MaskRuns(List<SliceRuns> slices) {

    /** @param slice from 0, in display order */
    public record SliceRuns(int slice, List<Integer> runs) {}

    static MaskRuns of(RunLengthMask mask) {
        List<SliceRuns> slices = new ArrayList<>();
        for (int slice = 0; slice < mask.shape().slices(); slice++) {
            int[] runs = mask.runs(slice);
            if (runs.length > 1) {
                slices.add(new SliceRuns(
                        slice, java.util.Arrays.stream(runs).boxed().toList()));
            }
        }
        return new MaskRuns(slices);
    }

    /** @throws MaskFormatException where a slice is given twice, is not there, or its runs do not fit */
    RunLengthMask in(GridShape grid) {
        if (slices == null || slices.stream().anyMatch(slice -> slice == null || slice.runs() == null)) {
            throw new MaskFormatException("A mask is {\"slices\": [{\"slice\": 0, \"runs\": [...]}]}.");
        }
        MaskBuilder mask = new MaskBuilder(grid);
        int before = -1;
        for (SliceRuns slice : slices.stream()
                .sorted(Comparator.comparingInt(SliceRuns::slice))
                .toList()) {
            if (slice.slice() == before) {
                throw new MaskFormatException("Slice " + before + " is given twice.");
            }
            before = slice.slice();
            add(slice, mask);
        }
        return mask.build();
    }

    private static void add(SliceRuns slice, MaskBuilder mask) {
        int reached = 0;
        boolean foreground = false;
        for (Integer run : slice.runs()) {
            if (run == null || run < 0 || run > Integer.MAX_VALUE - reached) {
                throw new MaskFormatException("The runs of slice " + slice.slice() + " do not fit into its pixels.");
            }
            mask.add(slice.slice(), foreground ? reached : reached + run, reached + run);
            reached += run;
            foreground = !foreground;
        }
    }
}
