package dev.consilium.imaging.shape;

import dev.consilium.imaging.mask.VoxelSpacing;
import java.util.List;

/**
 * A shape on one slice, in continuous pixel coordinates: x to the right, y down, the corner of the first pixel is 0, 0 and its
 * centre .5, .5, as in {@link dev.consilium.imaging.mask.PixelBox}. Measures are in pixels; {@link #inMm} gives the same shape with
 * measures in mm.
 */
public sealed interface PlanarShape permits Point, Polyline, Ring, RotatedBox, Polygon {

    /** Its corners, one list for each line or ring it is drawn with. */
    List<List<Point>> paths();

    /** The length of its lines, closed where the shape is; 0 of a point. */
    double length();

    /** What it covers, by the even-odd rule; 0 of a point and of a line. */
    double area();

    /** The same shape with its x and y multiplied by these, both above 0. */
    PlanarShape scaled(double x, double y);

    /** The same shape with its coordinates in mm from the corner of the image. */
    default PlanarShape inMm(VoxelSpacing spacing) {
        return scaled(spacing.x(), spacing.y());
    }
}
