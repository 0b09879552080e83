package dev.consilium.imaging.shape;

import java.util.ArrayList;
import java.util.List;

/** What two convex outlines share, by cutting one along every edge of the other (Sutherland and Hodgman 1974). */
final class ConvexClip {

    private ConvexClip() {}

    /** Both run clockwise as seen on the image. */
    static double area(Ring one, Ring other) {
        List<Point> kept = one.points();
        List<Point> knife = other.points();
        for (int i = 0; i < knife.size() && !kept.isEmpty(); i++) {
            kept = cut(kept, knife.get(i), knife.get((i + 1) % knife.size()));
        }
        return kept.size() < 3 ? 0 : Math.max(0, new Ring(kept).signedArea());
    }

    private static List<Point> cut(List<Point> points, Point from, Point to) {
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Point a = points.get(i);
            Point b = points.get((i + 1) % points.size());
            double sideA = side(from, to, a);
            double sideB = side(from, to, b);
            if (sideA >= 0) {
                kept.add(a);
            }
            if ((sideA > 0 && sideB < 0) || (sideA < 0 && sideB > 0)) {
                double share = sideA / (sideA - sideB);
                kept.add(new Point(a.x() + share * (b.x() - a.x()), a.y() + share * (b.y() - a.y())));
            }
        }
        return kept;
    }

    private static double side(Point from, Point to, Point point) {
        return (to.x() - from.x()) * (point.y() - from.y()) - (to.y() - from.y()) * (point.x() - from.x());
    }
}
