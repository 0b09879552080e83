package dev.consilium.imaging.shape;

import java.util.ArrayList;
import java.util.List;

/**
 * One side of a ring, kept from its upper to its lower end whichever way the ring runs, so that two polygons that share it compute
 * with the very same numbers. Level sides are left out: no row of pixel centres crosses them.
 *
 * @param group which polygon it is a side of
 */
record Edge(Point upper, Point lower, int group) {

    static List<Edge> of(List<Ring> rings, int group) {
        List<Edge> edges = new ArrayList<>();
        for (Ring ring : rings) {
            for (int i = 0; i < ring.size(); i++) {
                Point a = ring.from(i);
                Point b = ring.to(i);
                if (a.y() != b.y()) {
                    edges.add(a.y() < b.y() ? new Edge(a, b, group) : new Edge(b, a, group));
                }
            }
        }
        return edges;
    }

    double xAt(double y) {
        return upper.x() + (y - upper.y()) * (lower.x() - upper.x()) / (lower.y() - upper.y());
    }

    double left() {
        return Math.min(upper.x(), lower.x());
    }

    double right() {
        return Math.max(upper.x(), lower.x());
    }

    /** Whether a point lies to the right of it or on it, exactly. */
    boolean isAtOrLeftOf(Point point) {
        return Orientation.of(upper, lower, point) <= 0;
    }
}
