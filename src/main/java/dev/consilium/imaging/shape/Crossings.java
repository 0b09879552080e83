package dev.consilium.imaging.shape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds a place at which rings cross themselves or each other, decided exactly. Two sides cross where each has its ends on
 * either side of the other; rings may touch, even along a side, and may return along themselves. Rings that change sides at a common
 * corner cross there if four different ways lead from it. Sides are swept from left to right, so the time is that of the pairs that
 * overlap in x, up to the first side that crosses another: fast for outlines, at most quadratic.
 */
final class Crossings {

    private record Side(int ring, int edge, Point from, Point to) {

        private double left() {
            return Math.min(from.x(), to.x());
        }

        private double right() {
            return Math.max(from.x(), to.x());
        }
    }

    private static final Comparator<Crossing> ORDER = Comparator.comparingInt(Crossing::ring)
            .thenComparingInt(Crossing::edge)
            .thenComparingInt(Crossing::otherRing)
            .thenComparingInt(Crossing::otherEdge);

    private final List<Ring> rings;
    private Optional<Crossing> first = Optional.empty();

    private Crossings(List<Ring> rings) {
        this.rings = rings;
    }

    /** That of the side that begins leftmost; of several, the first in the order of rings and sides. */
    static Optional<Crossing> first(List<Ring> rings) {
        Crossings crossings = new Crossings(rings);
        crossings.sweep();
        return crossings.first;
    }

    /** Where two sides properly cross: in the inside of both. */
    static Optional<Point> where(Point a, Point b, Point c, Point d) {
        if (Orientation.of(a, b, c) * Orientation.of(a, b, d) >= 0
                || Orientation.of(c, d, a) * Orientation.of(c, d, b) >= 0) {
            return Optional.empty();
        }
        double wayX = b.x() - a.x();
        double wayY = b.y() - a.y();
        double otherX = d.x() - c.x();
        double otherY = d.y() - c.y();
        double divisor = wayX * otherY - wayY * otherX;
        double share = ((c.x() - a.x()) * otherY - (c.y() - a.y()) * otherX) / divisor;
        double within = Double.isNaN(share) ? 0 : Math.min(1, Math.max(0, share));
        return Optional.of(new Point(a.x() + within * wayX, a.y() + within * wayY));
    }

    private void sweep() {
        List<Side> sides = sides();
        List<Side> open = new ArrayList<>();
        for (int next = 0; next < sides.size() && first.isEmpty(); next++) {
            Side side = sides.get(next);
            open.removeIf(other -> other.right() < side.left());
            open.forEach(other -> compare(side, other));
            open.add(side);
        }
    }

    private List<Side> sides() {
        List<Side> sides = new ArrayList<>();
        for (int ring = 0; ring < rings.size(); ring++) {
            for (int edge = 0; edge < rings.get(ring).size(); edge++) {
                Ring of = rings.get(ring);
                sides.add(new Side(ring, edge, of.from(edge), of.to(edge)));
            }
        }
        sides.sort(Comparator.comparingDouble(Side::left));
        return sides;
    }

    private void compare(Side one, Side other) {
        if (Math.max(one.from.y(), one.to.y()) < Math.min(other.from.y(), other.to.y())
                || Math.max(other.from.y(), other.to.y()) < Math.min(one.from.y(), one.to.y())) {
            return;
        }
        where(one.from, one.to, other.from, other.to).ifPresent(point -> found(one, other, point));
        atEnd(one, other);
        atEnd(other, one);
    }

    /** Whether the ring of the first side goes through the second, or through its ring, at the end of the first. */
    private void atEnd(Side one, Side other) {
        Point at = one.to;
        Point after = after(one);
        boolean meets = between(other, at) && !at.equals(other.from) && Orientation.of(other.from, other.to, at) == 0;
        if (!meets || one.from.equals(at) || after.equals(at)) {
            return;
        }
        Point beyond = at.equals(other.to) ? after(other) : other.to;
        if (Turn.separates(at, one.from, after, other.from, beyond)) {
            found(one, other, at);
        }
    }

    private Point after(Side side) {
        Ring ring = rings.get(side.ring);
        return ring.to((side.edge + 1) % ring.size());
    }

    private static boolean between(Side side, Point at) {
        return Math.min(side.from.x(), side.to.x()) <= at.x()
                && at.x() <= Math.max(side.from.x(), side.to.x())
                && Math.min(side.from.y(), side.to.y()) <= at.y()
                && at.y() <= Math.max(side.from.y(), side.to.y());
    }

    private void found(Side one, Side other, Point where) {
        boolean inOrder = one.ring != other.ring ? one.ring < other.ring : one.edge < other.edge;
        Side a = inOrder ? one : other;
        Side b = inOrder ? other : one;
        Crossing crossing = new Crossing(a.ring, a.edge, b.ring, b.edge, where);
        first = first.filter(known -> ORDER.compare(known, crossing) <= 0).or(() -> Optional.of(crossing));
    }
}
