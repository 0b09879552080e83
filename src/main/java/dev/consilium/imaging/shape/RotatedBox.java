package dev.consilium.imaging.shape;

import dev.consilium.imaging.mask.Overlap;
import java.util.List;

/**
 * A rectangle turned about its centre.
 *
 * @param width along its own x, above 0; @param height along its own y, above 0
 * @param angle in radians, from x towards y: clockwise as seen on the image
 */
public record RotatedBox(Point centre, double width, double height, double angle) implements PlanarShape {

    /** @throws IllegalArgumentException for a box without content, or an angle that is no number */
    public RotatedBox {
        if (!(width > 0 && height > 0) || !Double.isFinite(width * height) || !Double.isFinite(angle)) {
            throw new IllegalArgumentException("a box without content");
        }
    }

    /** Its corners, clockwise as seen on the image, beginning at its own upper left. */
    public Ring outline() {
        return new Ring(List.of(corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)));
    }

    public Polygon polygon() {
        return Polygon.of(outline());
    }

    /** By clipping one with the other; exact but for rounding. */
    public Overlap overlap(RotatedBox other) {
        return new Overlap(area(), other.area(), ConvexClip.area(outline(), other.outline()));
    }

    @Override
    public double area() {
        return width * height;
    }

    @Override
    public double length() {
        return 2 * (width + height);
    }

    @Override
    public List<List<Point>> paths() {
        return List.of(outline().points());
    }

    /** Where pixels are not square this is no rectangle any more, so it is the polygon of the corners. */
    @Override
    public Polygon scaled(double x, double y) {
        return polygon().scaled(x, y);
    }

    private Point corner(int right, int down) {
        double x = right * width / 2;
        double y = down * height / 2;
        return new Point(
                centre.x() + x * Math.cos(angle) - y * Math.sin(angle),
                centre.y() + x * Math.sin(angle) + y * Math.cos(angle));
    }
}
