package dev.consilium.imaging.shape;

/** The order of ways around a point. */
final class Turn {

    private Turn() {}

    /**
     * Whether the ways to {@code c} and to {@code d} lead to different sides of the way that comes from {@code a} and goes on to
     * {@code b}; not where two of the four run together.
     */
    static boolean separates(Point at, Point a, Point b, Point c, Point d) {
        return (inside(at, a, b, c) && inside(at, b, a, d)) || (inside(at, a, b, d) && inside(at, b, a, c));
    }

    /** Whether a way lies strictly within the turn clockwise from one way to another. */
    private static boolean inside(Point at, Point from, Point to, Point way) {
        boolean after = Orientation.of(at, from, way) > 0;
        boolean before = Orientation.of(at, way, to) > 0;
        int turn = Orientation.of(at, from, to);
        if (turn > 0) {
            return after && before;
        }
        if (turn == 0 && !opposite(at, from, to)) {
            return false;
        }
        return turn < 0 ? after || before : after;
    }

    private static boolean opposite(Point at, Point one, Point other) {
        return (one.x() - at.x()) * (other.x() - at.x()) + (one.y() - at.y()) * (other.y() - at.y()) < 0;
    }
}
