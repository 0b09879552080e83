package dev.consilium.imaging.shape;

import java.util.List;

/** A point on a slice. */
public record Point(double x, double y) implements PlanarShape {

    /** No image is wider: what lies beyond is no coordinate, and would not be computed with exactly. */
    public static final double FARTHEST = 1e15;

    public Point {
        if (!(Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST)) {
            throw new IllegalArgumentException("no point: " + x + ", " + y);
        }
    }

    public double distance(Point other) {
        return Math.hypot(other.x - x, other.y - y);
    }

    @Override
    public List<List<Point>> paths() {
        return List.of(List.of(this));
    }

    @Override
    public double length() {
        return 0;
    }

    @Override
    public double area() {
        return 0;
    }

    @Override
    public Point scaled(double byX, double byY) {
        return new Point(x * byX, y * byY);
    }
}
