package dev.consilium.imaging.shape;

import dev.consilium.imaging.mask.Overlap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An outline with holes. What lies inside is decided by the even-odd rule over all rings, so a polygon that crosses itself has a
 * definite area and a definite mask; who does not want that asks {@link #crossing} first and refuses. No ring needs to run one way.
 */
public record Polygon(Ring outer, List<Ring> holes) implements PlanarShape {

    public Polygon {
        holes = List.copyOf(holes);
    }

    public static Polygon of(Ring outer) {
        return new Polygon(outer, List.of());
    }

    public List<Ring> rings() {
        List<Ring> rings = new ArrayList<>();
        rings.add(outer);
        rings.addAll(holes);
        return rings;
    }

    /** Where its outline crosses itself or another of its rings, empty where nowhere; touching is no crossing. */
    public Optional<Crossing> crossing() {
        return Crossings.first(rings());
    }

    /** Areas of both and of what they share, in square pixels, exact but for rounding. */
    public Overlap overlap(Polygon other) {
        return EvenOdd.overlap(rings(), other.rings());
    }

    @Override
    public double area() {
        return EvenOdd.overlap(rings(), List.of()).first();
    }

    /** Outline and holes together. */
    @Override
    public double length() {
        return rings().stream().mapToDouble(Ring::length).sum();
    }

    @Override
    public List<List<Point>> paths() {
        return rings().stream().map(Ring::points).toList();
    }

    @Override
    public Polygon scaled(double x, double y) {
        return new Polygon(
                outer.scaled(x, y),
                holes.stream().map(hole -> hole.scaled(x, y)).toList());
    }
}
