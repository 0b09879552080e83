package dev.consilium.imaging.shape;

import java.util.List;

/** Points joined one after the other, such as a diameter or the course of a vessel; not closed. */
public record Polyline(List<Point> points) implements PlanarShape {

    /** @throws IllegalArgumentException with fewer than two points */
    public Polyline {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new IllegalArgumentException("a line has two points or more");
        }
    }

    @Override
    public List<List<Point>> paths() {
        return List.of(points);
    }

    @Override
    public double length() {
        double length = 0;
        for (int i = 1; i < points.size(); i++) {
            length += points.get(i - 1).distance(points.get(i));
        }
        return length;
    }

    @Override
    public double area() {
        return 0;
    }

    @Override
    public Polyline scaled(double x, double y) {
        return new Polyline(points.stream().map(point -> point.scaled(x, y)).toList());
    }
}
