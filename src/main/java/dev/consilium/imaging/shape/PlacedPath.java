package dev.consilium.imaging.shape;

import java.util.List;

/** Points on a slice of a grid, counted from 0; it may lie beyond the grid. */
public record PlacedPath(int slice, List<Point> points) {

    public PlacedPath {
        points = List.copyOf(points);
    }
}
