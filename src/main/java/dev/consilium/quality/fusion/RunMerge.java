package dev.consilium.quality.fusion;

import dev.consilium.common.Refusal;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.VoxelBounds;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Merges the runs of several raters into stretches with one pattern of labels, in one pass and without unpacking any of them. */
final class RunMerge {

    private final List<LabelRuns> raters;
    private final int bits;
    private final Map<Long, Integer> numbers = new HashMap<>();
    private long[] patterns = new long[16];
    private long[] counts = new long[16];
    private int[] starts = new int[256];
    private int[] found = new int[256];
    private int used;

    private RunMerge(List<LabelRuns> raters, int bits) {
        this.raters = raters;
        this.bits = bits;
        number(0);
    }

    /** Of masks of one shape: label 1 where a rater's mask is. */
    static VoteMap ofMasks(List<RunLengthMask> masks, VoxelBounds region) {
        return of(masks.get(0).shape(), masks.stream().map(LabelRuns::of).toList(), 1, region);
    }

    /**
     * @param bits of one label
     * @param region all that is marked lies within
     * @throws Refusal {@code TOO_MANY_RATERS} where a pattern would take more than 63 bits
     */
    static VoteMap of(GridShape shape, List<LabelRuns> raters, int bits, VoxelBounds region) {
        if (raters.size() * bits > 63) {
            throw Refusal.unprocessable(
                    "TOO_MANY_RATERS",
                    "At most " + 63 / bits + " masks with so many labels are fused at once. Leave some out.");
        }
        return new RunMerge(raters, bits).merged(shape, region);
    }

    private VoteMap merged(GridShape shape, VoxelBounds region) {
        int[][] at = new int[shape.slices()][];
        int[][] pattern = new int[shape.slices()][];
        for (int z = 0; z < at.length; z++) {
            used = 0;
            slice(z);
            at[z] = Arrays.copyOf(starts, used);
            pattern[z] = Arrays.copyOf(found, used);
        }
        counts[0] = FieldOfView.voxels(region) - Arrays.stream(counts).skip(1).sum();
        return sorted(shape, region, at, pattern);
    }

    private void slice(int z) {
        int[] next = new int[raters.size()];
        int reached = 0;
        long pattern = 0;
        int number = 0;
        for (int at = first(z, next); at < Integer.MAX_VALUE; at = first(z, next)) {
            counts[number] += number == 0 ? 0 : at - reached;
            for (int r = 0; r < next.length; r++) {
                LabelRuns rater = raters.get(r);
                if (next[r] < rater.at()[z].length && rater.at()[z][next[r]] == at) {
                    long label = rater.label()[z][next[r]++];
                    pattern = (pattern & ~(((1L << bits) - 1) << (r * bits))) | (label << (r * bits));
                }
            }
            number = number(pattern);
            append(at, number);
            reached = at;
        }
    }

    /** Where the next label changes. */
    private int first(int z, int[] next) {
        int first = Integer.MAX_VALUE;
        for (int r = 0; r < next.length; r++) {
            int[] at = raters.get(r).at()[z];
            if (next[r] < at.length) {
                first = Math.min(first, at[next[r]]);
            }
        }
        return first;
    }

    private void append(int at, int number) {
        if (used == starts.length) {
            starts = Arrays.copyOf(starts, 2 * used);
            found = Arrays.copyOf(found, 2 * used);
        }
        starts[used] = at;
        found[used++] = number;
    }

    private int number(long pattern) {
        Integer known = numbers.get(pattern);
        if (known != null) {
            return known;
        }
        int number = numbers.size();
        if (number == patterns.length) {
            patterns = Arrays.copyOf(patterns, 2 * number);
            counts = Arrays.copyOf(counts, 2 * number);
        }
        patterns[number] = pattern;
        numbers.put(pattern, number);
        return number;
    }

    /** Numbers the patterns anew, ascending, so that sums over them go in one order. */
    private VoteMap sorted(GridShape shape, VoxelBounds region, int[][] at, int[][] pattern) {
        long[] ascending = Arrays.copyOf(patterns, numbers.size());
        Arrays.sort(ascending);
        int[] renumbered = new int[ascending.length];
        long[] counted = new long[ascending.length];
        for (int k = 0; k < ascending.length; k++) {
            int before = number(ascending[k]);
            renumbered[before] = k;
            counted[k] = counts[before];
        }
        for (int[] slice : pattern) {
            Arrays.setAll(slice, i -> renumbered[slice[i]]);
        }
        return new VoteMap(shape, region, at, pattern, new VoteCounts(raters.size(), bits, ascending, counted));
    }
}
