package dev.consilium.imaging;

/** Normalised cross-correlation of two images of one size at no shift: 1 where one is a positive multiple of the other plus a constant. */
public final class CrossCorrelation {

    private CrossCorrelation() {}

    /** {@code sum((a-mean a)(b-mean b)) / sqrt(sum(a-mean a)^2 sum(b-mean b)^2)}, -1..1; no value where sizes differ or one is flat. */
    public static Measure of(Plane one, Plane other) {
        if (one.rows() != other.rows() || one.columns() != other.columns()) {
            return Measure.none(Measure.Status.NOT_APPLICABLE);
        }
        double a = mean(one);
        double b = mean(other);
        double product = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < one.stored().length; i++) {
            double x = one.value(i) - a;
            double y = other.value(i) - b;
            product += x * y;
            squaresA += x * x;
            squaresB += y * y;
        }
        return Measure.ratio(product, Math.sqrt(squaresA * squaresB));
    }

    private static double mean(Plane plane) {
        double sum = 0;
        for (int i = 0; i < plane.stored().length; i++) {
            sum += plane.value(i);
        }
        return sum / plane.stored().length;
    }
}
