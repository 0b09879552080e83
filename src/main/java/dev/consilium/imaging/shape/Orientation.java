package dev.consilium.imaging.shape;

import java.math.BigDecimal;

/** On which side of a line a point lies, exactly: in floating point where its error cannot change the sign (Shewchuk 1997), else in decimals. */
final class Orientation {

    /** Relative error of the determinant as it is computed: (3 + 16 u) u with u = 2^-53. */
    private static final double BOUND = (3 + 16 * 0x1p-53) * 0x1p-53;

    private Orientation() {}

    /** Above zero where c lies clockwise of the way from a to b, as seen on the image; zero on the line. */
    static int of(Point a, Point b, Point c) {
        double left = (b.x() - a.x()) * (c.y() - a.y());
        double right = (b.y() - a.y()) * (c.x() - a.x());
        double difference = left - right;
        return Math.abs(difference) > BOUND * (Math.abs(left) + Math.abs(right))
                ? (int) Math.signum(difference)
                : exact(a, b, c);
    }

    private static int exact(Point a, Point b, Point c) {
        BigDecimal left = minus(b.x(), a.x()).multiply(minus(c.y(), a.y()));
        return left.compareTo(minus(b.y(), a.y()).multiply(minus(c.x(), a.x())));
    }

    private static BigDecimal minus(double one, double other) {
        return new BigDecimal(one).subtract(new BigDecimal(other));
    }
}
