package dev.consilium.quality.agreement;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The absolute difference of two positions, in the unit {@code scale}. */
final class LinearDistance implements Distance {

    private final double[] positions;
    private final double scale;
    private final int[] ascending;

    LinearDistance(double[] positions, double scale) {
        this.positions = positions;
        this.scale = scale;
        this.ascending = IntStream.range(0, positions.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> positions[k]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public double between(int k, int l) {
        return Math.abs(positions[k] - positions[l]) / scale;
    }

    /** One pass upwards and one downwards over the ordered positions. */
    @Override
    public double[] against(double[] y) {
        double[] against = new double[y.length];
        pass(y, against, 0, 1);
        pass(y, against, y.length - 1, -1);
        return against;
    }

    private void pass(double[] y, double[] against, int start, int step) {
        double behind = 0;
        double distance = 0;
        for (int at = start, moved = 0; moved < y.length; at += step, moved++) {
            int k = ascending[at];
            if (moved > 0) {
                distance += behind * Math.abs(positions[k] - positions[ascending[at - step]]) / scale;
            }
            against[k] += distance;
            behind += y[k];
        }
    }
}
