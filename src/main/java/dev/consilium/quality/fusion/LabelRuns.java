package dev.consilium.quality.fusion;

import dev.consilium.imaging.mask.RunLengthMask;
import java.util.Arrays;

/**
 * What one rater says of each voxel, as changes: per slice the pixels at which the label changes, strictly ascending, and the label from
 * there on. Each slice begins with label 0, background.
 */
record LabelRuns(int[][] at, int[][] label) {

    /** Label 1 where the mask is. */
    static LabelRuns of(RunLengthMask mask) {
        int slices = mask.shape().slices();
        int[][] at = new int[slices][];
        int[][] label = new int[slices][];
        for (int z = 0; z < slices; z++) {
            int[] edges = mask.runs(z);
            for (int i = 1; i < edges.length; i++) {
                edges[i] += edges[i - 1];
            }
            at[z] = Arrays.copyOf(edges, edges.length / 2 * 2);
            label[z] = new int[at[z].length];
            for (int i = 0; i < label[z].length; i += 2) {
                label[z][i] = 1;
            }
        }
        return new LabelRuns(at, label);
    }
}
