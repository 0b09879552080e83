package dev.consilium.imaging.shape;

import java.util.List;

/** A closed outline: the last point is joined with the first, which is not said twice. */
public record Ring(List<Point> points) implements PlanarShape {

    /** @throws IllegalArgumentException with fewer than three points */
    public Ring {
        points = List.copyOf(points);
        if (points.size() < 3) {
            throw new IllegalArgumentException("an outline has three points or more");
        }
    }

    public int size() {
        return points.size();
    }

    /** The point at which an edge begins; edges count from 0. */
    public Point from(int edge) {
        return points.get(edge);
    }

    public Point to(int edge) {
        return points.get(edge + 1 == points.size() ? 0 : edge + 1);
    }

    /**
     * By the shoelace formula: above zero where it runs clockwise as seen on the image, whose y points down. Of an outline that crosses
     * itself, parts that run the other way count negative.
     */
    public double signedArea() {
        Point origin = points.get(0);
        double twice = 0;
        for (int edge = 1; edge < size() - 1; edge++) {
            Point a = from(edge);
            Point b = to(edge);
            twice += (a.x() - origin.x()) * (b.y() - origin.y()) - (b.x() - origin.x()) * (a.y() - origin.y());
        }
        return twice / 2;
    }

    /** By the even-odd rule, whether or not it crosses itself. */
    @Override
    public double area() {
        return Polygon.of(this).area();
    }

    @Override
    public List<List<Point>> paths() {
        return List.of(points);
    }

    @Override
    public double length() {
        double length = 0;
        for (int edge = 0; edge < size(); edge++) {
            length += from(edge).distance(to(edge));
        }
        return length;
    }

    /** The largest distance of two of its points. */
    public double diameter() {
        double largest = 0;
        for (int i = 0; i < size(); i++) {
            for (int j = i + 1; j < size(); j++) {
                largest = Math.max(largest, from(i).distance(from(j)));
            }
        }
        return largest;
    }

    @Override
    public Ring scaled(double x, double y) {
        return new Ring(points.stream().map(point -> point.scaled(x, y)).toList());
    }
}
