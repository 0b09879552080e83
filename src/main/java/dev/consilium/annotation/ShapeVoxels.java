package dev.consilium.annotation;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.PixelBox;
import dev.consilium.imaging.mask.Region;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.shape.PlanarShape;
import dev.consilium.imaging.shape.Point;
import dev.consilium.imaging.shape.Polygon;
import dev.consilium.imaging.shape.PolygonMask;
import dev.consilium.imaging.shape.RotatedBox;
import dev.consilium.study.SeriesGrid;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The voxels of points, lines, turned boxes and polygons on the grid of their series. */
record ShapeVoxels(SeriesGrid grid) {

    /** Empty for what covers nothing by its kind, cannot be read, or is given in mm where a pixel has no size. */
    Optional<RunLengthMask> of(Label label) {
        return GeometryCheck.shape(label)
                .flatMap(shape -> inPixels(shape).flatMap(pixels -> voxels(pixels, shape.slice())));
    }

    /** As {@link #of}, and the box around the shape where it is too thin to hold the centre of a voxel. */
    Optional<Region> region(Label label) {
        return of(label)
                .<Region>map(mask -> mask)
                .filter(mask -> mask.volume() > 0)
                .or(() -> around(label));
    }

    /** Empty where it is given in mm and a pixel has no size. */
    Optional<PlanarShape> inPixels(ShapeGeometry shape) {
        Double column = grid.columnMm();
        Double row = grid.rowMm();
        if (column != null && row != null) {
            return Optional.of(shape.inPixels(column, row));
        }
        return shape.mm() ? Optional.empty() : Optional.of(shape.inPixels(1, 1));
    }

    /** Whether all corners of a shape lie on the images. */
    boolean hold(PlanarShape shape, int slice) {
        return slice < grid.shape().slices()
                && corners(shape).stream()
                        .allMatch(point -> point.x() >= 0
                                && point.y() >= 0
                                && point.x() <= grid.shape().columns()
                                && point.y() <= grid.shape().rows());
    }

    private Optional<Region> around(Label label) {
        return GeometryCheck.shape(label)
                .flatMap(shape -> inPixels(shape).map(pixels -> around(corners(pixels), shape.slice())));
    }

    private static PixelBox around(List<Point> corners, int slice) {
        Comparator<Point> byX = Comparator.comparingDouble(Point::x);
        Comparator<Point> byY = Comparator.comparingDouble(Point::y);
        return new PixelBox(
                corners.stream().min(byX).orElseThrow().x(),
                corners.stream().min(byY).orElseThrow().y(),
                corners.stream().max(byX).orElseThrow().x(),
                corners.stream().max(byY).orElseThrow().y(),
                slice,
                slice);
    }

    private static List<Point> corners(PlanarShape shape) {
        return shape.paths().stream().flatMap(List::stream).toList();
    }

    /** A point is its voxel; a line covers nothing. */
    private Optional<RunLengthMask> voxels(PlanarShape shape, int slice) {
        GridShape on = grid.shape();
        if (slice >= on.slices()) {
            return Optional.of(new MaskBuilder(on).build());
        }
        if (shape instanceof Point point) {
            double x = Math.floor(point.x());
            double y = Math.floor(point.y());
            return Optional.of(new PixelBox(x, y, x + 1, y + 1, slice, slice).rasterised(on));
        }
        Optional<Polygon> polygon = shape instanceof RotatedBox box
                ? Optional.of(box.polygon())
                : shape instanceof Polygon drawn ? Optional.of(drawn) : Optional.empty();
        return polygon.map(outline -> PolygonMask.of(outline, slice, on));
    }
}
