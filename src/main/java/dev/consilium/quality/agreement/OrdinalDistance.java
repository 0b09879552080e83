package dev.consilium.quality.agreement;

import java.util.stream.IntStream;

/** {@code C(j + 1, 2) / C(q, 2)} for categories {@code j} places apart (Gwet 2014): a sum of a square and a difference. */
final class OrdinalDistance implements Distance {

    private final Distance squares;
    private final Distance differences;

    OrdinalDistance(int categories) {
        double[] places = IntStream.range(0, categories).asDoubleStream().toArray();
        double pairs = Math.max(1, (double) categories * (categories - 1));
        squares = new SquaredDistance(places, pairs);
        differences = new LinearDistance(places, pairs);
    }

    @Override
    public double between(int k, int l) {
        return squares.between(k, l) + differences.between(k, l);
    }

    @Override
    public double[] against(double[] y) {
        double[] against = squares.against(y);
        double[] more = differences.against(y);
        for (int k = 0; k < against.length; k++) {
            against[k] += more[k];
        }
        return against;
    }
}
