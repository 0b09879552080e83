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
import java.util.List;
import java.util.Optional;

/** The voxels of points, lines, turned boxes and polygons on the grid of their series. */
record ShapeVoxels(SeriesGrid grid) {

    /** Empty for what covers nothing by its kind, cannot be read, or is given in mm where a pixel has no size. */
    Optional<RunLengthMask> of(Label label) {
        return GeometryCheck.shape(label)
                .flatMap(shape -> inPixels(shape).flatMap(pixels -> voxels(pixels, shape.slice())));
    }

    /** As {@link #of}, and the pixel in the middle of a shape that is too thin to hold the centre of any; never without a voxel. */
    Optional<Region> region(Label label) {
        return of(label)
                .map(mask -> mask.empty() ? middle(label) : mask)
                .filter(mask -> !mask.empty())
                .map(mask -> mask);
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

    private RunLengthMask middle(Label label) {
        return GeometryCheck.shape(label)
                .flatMap(shape -> inPixels(shape)
                        .filter(pixels -> hold(pixels, shape.slice()))
                        .map(pixels -> pixel(middle(corners(pixels)), shape.slice())))
                .orElseGet(() -> new MaskBuilder(grid.shape()).build());
    }

    private static Point middle(List<Point> corners) {
        return new Point(
                corners.stream().mapToDouble(Point::x).average().orElseThrow(),
                corners.stream().mapToDouble(Point::y).average().orElseThrow());
    }

    private RunLengthMask pixel(Point point, int slice) {
        double x = Math.floor(point.x());
        double y = Math.floor(point.y());
        return new PixelBox(x, y, x + 1, y + 1, slice, slice).rasterised(grid.shape());
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
            return Optional.of(pixel(point, slice));
        }
        Optional<Polygon> polygon = shape instanceof RotatedBox box
                ? Optional.of(box.polygon())
                : shape instanceof Polygon drawn ? Optional.of(drawn) : Optional.empty();
        return polygon.map(outline -> PolygonMask.of(outline, slice, on));
    }
}
