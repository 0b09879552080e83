package dev.consilium.imaging.mask;

import java.util.Arrays;

/**
 * The exact squared distance in mm from every voxel to the centre of the nearest seed, by lower envelopes of parabolas
 * (Felzenszwalb and Huttenlocher 2012), one axis after the other. The layout is x fastest.
 */
public final class DistanceTransform {

    private final int slices;
    private final int rows;
    private final int columns;
    private final VoxelSpacing spacing;
    private final double[] line;
    private final double[] result;
    private final int[] parabola;
    private final double[] from;

    public DistanceTransform(int slices, int rows, int columns, VoxelSpacing spacing) {
        this.slices = slices;
        this.rows = rows;
        this.columns = columns;
        this.spacing = spacing;
        int longest = Math.max(slices, Math.max(rows, columns));
        this.line = new double[longest];
        this.result = new double[longest];
        this.parabola = new int[longest];
        this.from = new double[longest + 1];
    }

    /** Infinite where there is no seed at all. */
    public double[] squared(boolean[] seeds, boolean seed) {
        double[] squared = new double[seeds.length];
        for (int at = 0; at < seeds.length; at++) {
            squared[at] = seeds[at] == seed ? 0 : Double.POSITIVE_INFINITY;
        }
        int plane = rows * columns;
        for (int z = 0; z < slices; z++) {
            for (int y = 0; y < rows; y++) {
                along(squared, z * plane + y * columns, 1, columns, spacing.x());
            }
            for (int x = 0; x < columns; x++) {
                along(squared, z * plane + x, columns, rows, spacing.y());
            }
        }
        for (int at = 0; at < plane; at++) {
            along(squared, at, plane, slices, spacing.z());
        }
        return squared;
    }

    private void along(double[] values, int start, int step, int length, double mm) {
        for (int i = 0; i < length; i++) {
            line[i] = values[start + i * step];
        }
        if (envelope(length, mm)) {
            for (int i = 0; i < length; i++) {
                values[start + i * step] = result[i];
            }
        }
    }

    /** @return false where no parabola has its foot on this line */
    private boolean envelope(int length, double mm) {
        int last = -1;
        for (int i = 0; i < length; i++) {
            if (Double.isInfinite(line[i])) {
                continue;
            }
            double crossing = Double.NEGATIVE_INFINITY;
            while (last >= 0) {
                crossing = crossing(parabola[last], i, mm);
                if (crossing > from[last]) {
                    break;
                }
                last--;
            }
            last++;
            parabola[last] = i;
            from[last] = last == 0 ? Double.NEGATIVE_INFINITY : crossing;
        }
        if (last < 0) {
            return false;
        }
        Arrays.fill(from, last + 1, last + 2, Double.POSITIVE_INFINITY);
        int at = 0;
        for (int i = 0; i < length; i++) {
            while (from[at + 1] < i * mm) {
                at++;
            }
            double distance = (i - parabola[at]) * mm;
            result[i] = distance * distance + line[parabola[at]];
        }
        return true;
    }

    /** Where the parabola of a later foot becomes the lower one, in mm along the line. */
    private double crossing(int earlier, int later, double mm) {
        double a = earlier * mm;
        double b = later * mm;
        return (line[later] + b * b - line[earlier] - a * a) / (2 * (b - a));
    }
}
