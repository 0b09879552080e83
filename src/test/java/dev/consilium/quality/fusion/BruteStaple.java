package dev.consilium.quality.fusion;

import java.util.List;

/** STAPLE voxel by voxel, as the paper writes it, with products in place of logarithms. */
final class BruteStaple {

    final double[] p;
    final double[] q;
    final double[] w;
    final double prior;

    BruteStaple(List<boolean[]> raters, boolean[] region) {
        int voxels = region.length;
        p = new double[raters.size()];
        q = new double[raters.size()];
        w = new double[voxels];
        double marked = 0;
        double all = 0;
        for (int i = 0; i < voxels; i++) {
            if (region[i]) {
                int at = i;
                w[i] = (double) raters.stream().filter(rater -> rater[at]).count() / raters.size();
                marked += w[i];
                all++;
            }
        }
        prior = marked / all;
        double change = 1;
        for (int round = 0; round < 10_000 && change > 1e-14; round++) {
            double[] before = p.clone();
            double[] beforeQ = q.clone();
            for (int r = 0; r < p.length; r++) {
                rate(r, raters.get(r), region);
            }
            for (int i = 0; i < voxels; i++) {
                w[i] = region[i] ? posterior(i, raters) : 0;
            }
            change = Math.max(largest(before, p), largest(beforeQ, q));
        }
    }

    private void rate(int r, boolean[] rater, boolean[] region) {
        double so = 0;
        double not = 0;
        double hit = 0;
        double left = 0;
        for (int i = 0; i < region.length; i++) {
            if (region[i]) {
                so += w[i];
                not += 1 - w[i];
                hit += rater[i] ? w[i] : 0;
                left += rater[i] ? 0 : 1 - w[i];
            }
        }
        p[r] = hit / so;
        q[r] = left / not;
    }

    private double posterior(int i, List<boolean[]> raters) {
        double a = prior;
        double b = 1 - prior;
        for (int r = 0; r < p.length; r++) {
            a *= raters.get(r)[i] ? p[r] : 1 - p[r];
            b *= raters.get(r)[i] ? 1 - q[r] : q[r];
        }
        return a / (a + b);
    }

    private static double largest(double[] before, double[] now) {
        double largest = 0;
        for (int r = 0; r < now.length; r++) {
            largest = Math.max(largest, (now[r] - before[r]) * (now[r] - before[r]));
        }
        return largest;
    }

    /** The block of a grid around all that is marked and one voxel more, cut at its edge. */
    static boolean[] box(List<boolean[]> raters, int slices, int rows, int columns) {
        int[] low = {slices, rows, columns};
        int[] high = {-1, -1, -1};
        for (int i = 0; i < slices * rows * columns; i++) {
            int at = i;
            if (raters.stream().anyMatch(rater -> rater[at])) {
                int[] place = {i / (rows * columns), i / columns % rows, i % columns};
                for (int axis = 0; axis < 3; axis++) {
                    low[axis] = Math.min(low[axis], place[axis] - 1);
                    high[axis] = Math.max(high[axis], place[axis] + 1);
                }
            }
        }
        boolean[] box = new boolean[slices * rows * columns];
        for (int i = 0; i < box.length; i++) {
            int[] place = {i / (rows * columns), i / columns % rows, i % columns};
            box[i] = true;
            for (int axis = 0; axis < 3; axis++) {
                box[i] &= place[axis] >= low[axis] && place[axis] <= high[axis];
            }
        }
        return box;
    }
}
