package dev.consilium.annotation;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.function.Function;

/** The voxels of labels on the grid of their series: of a box, a polygon or a mask those whose centre lies inside. */
final class LabelVoxels {

    private final SeriesGrid grid;
    private final Function<Label, Region> regions;

    /** @param regions of labels that are a box or a mask with a sound geometry */
    LabelVoxels(SeriesGrid grid, Function<Label, Region> regions) {
        this.grid = grid;
        this.regions = regions;
    }

    SeriesGrid grid() {
        return grid;
    }

    /** Empty for what covers nothing by its kind, cannot be read, or is given in mm where a pixel has no size. */
    Optional<RunLengthMask> of(Label label) {
        if (LabelRegions.has(label.kind())) {
            return region(label).map(region -> region.rasterised(grid.shape()));
        }
        return GeometryCheck.shape(label)
                .flatMap(shape -> inPixels(shape).flatMap(pixels -> voxels(pixels, shape.slice())));
    }

    /** A box or a mask that can be read and placed. */
    Optional<Region> region(Label label) {
        JsonNode geometry = label.geometry();
        boolean sound = geometry != null
                && LabelRegions.has(label.kind())
                && GeometryCheck.fault(label).isEmpty()
                && (measured() || !geometry.path("unit").asText().equals("mm"));
        return sound ? Optional.of(regions.apply(label)) : Optional.empty();
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

    private boolean measured() {
        return grid.columnMm() != null && grid.rowMm() != null;
    }

    /** A point is its voxel; a line covers nothing. */
    private Optional<RunLengthMask> voxels(PlanarShape shape, int slice) {
        GridShape on = grid.shape();
        if (slice >= on.slices()) {
            return Optional.of(new MaskBuilder(on).build());
        }
        if (shape instanceof Point point) {
            PixelBox pixel = new PixelBox(
                    Math.floor(point.x()),
                    Math.floor(point.y()),
                    Math.floor(point.x()) + 1,
                    Math.floor(point.y()) + 1,
                    slice,
                    slice);
            return Optional.of(pixel.rasterised(on));
        }
        Optional<Polygon> polygon = shape instanceof RotatedBox box
                ? Optional.of(box.polygon())
                : shape instanceof Polygon drawn ? Optional.of(drawn) : Optional.empty();
        return polygon.map(outline -> PolygonMask.of(outline, slice, on));
    }

    /** Whether all corners of a shape lie on the images. */
    boolean holds(PlanarShape shape, int slice) {
        return slice < grid.shape().slices()
                && shape.paths().stream()
                        .flatMap(List::stream)
                        .allMatch(point -> point.x() >= 0
                                && point.y() >= 0
                                && point.x() <= grid.shape().columns()
                                && point.y() <= grid.shape().rows());
    }
}
