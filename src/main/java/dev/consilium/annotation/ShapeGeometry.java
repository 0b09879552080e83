package dev.consilium.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.imaging.shape.PlanarShape;
import dev.consilium.imaging.shape.Point;
import dev.consilium.imaging.shape.Polygon;
import dev.consilium.imaging.shape.Polyline;
import dev.consilium.imaging.shape.Ring;
import dev.consilium.imaging.shape.RotatedBox;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The geometry of a point, line, turned box or polygon as JSON has it. Without a slice it lies on the first.
 *
 * @param mm coordinates are in mm from the corner of the image, otherwise in pixels
 */
record ShapeGeometry(PlanarShape shape, int slice, boolean mm) {

    /** Whether labels of this kind are such shapes. */
    static boolean has(LabelKind kind) {
        return switch (kind) {
            case POINT, POLYLINE, ROTATED_BOX, POLYGON -> true;
            case FINDING, BOX, MASK -> false;
        };
    }

    /** Of a geometry with the members of its kind. */
    static ShapeGeometry of(LabelKind kind, JsonNode geometry) {
        PlanarShape shape =
                switch (kind) {
                    case POINT -> point(geometry.path("x"), geometry.path("y"));
                    case POLYLINE -> new Polyline(points(geometry.path("points")));
                    case ROTATED_BOX -> rotatedBox(geometry);
                    case POLYGON -> polygon(geometry);
                    case FINDING, BOX, MASK -> throw new IllegalArgumentException("no shape: " + kind);
                };
        return new ShapeGeometry(
                shape,
                geometry.path("slice").asInt(0),
                geometry.path("unit").asText().equals("mm"));
    }

    /** @param columnMm and rowMm what a pixel measures, for coordinates in mm */
    PlanarShape inPixels(double columnMm, double rowMm) {
        return mm ? shape.scaled(1 / columnMm, 1 / rowMm) : shape;
    }

    /**
     * The longer side of a box, the longest diameter of a polygon, the length of a line; 0 of a point.
     *
     * @param scaled with coordinates in mm, for an extent in mm
     */
    static double extent(LabelKind kind, PlanarShape scaled) {
        if (scaled instanceof Polyline line) {
            return line.length();
        }
        if (scaled instanceof Polygon polygon) {
            Ring outer = polygon.outer();
            return kind == LabelKind.ROTATED_BOX
                    ? Math.max(
                            outer.from(0).distance(outer.to(0)), outer.from(1).distance(outer.to(1)))
                    : outer.diameter();
        }
        return 0;
    }

    static Polygon polygon(JsonNode geometry) {
        return new Polygon(
                new Ring(points(geometry.path("points"))),
                StreamSupport.stream(geometry.path("holes").spliterator(), false)
                        .map(hole -> new Ring(points(hole)))
                        .toList());
    }

    private static RotatedBox rotatedBox(JsonNode geometry) {
        return new RotatedBox(
                point(geometry.path("x"), geometry.path("y")),
                geometry.path("width").asDouble(),
                geometry.path("height").asDouble(),
                Math.toRadians(geometry.path("angle").asDouble()));
    }

    private static List<Point> points(JsonNode points) {
        return StreamSupport.stream(points.spliterator(), false)
                .map(point -> point(point.path(0), point.path(1)))
                .toList();
    }

    private static Point point(JsonNode x, JsonNode y) {
        return new Point(x.asDouble(), y.asDouble());
    }
}
