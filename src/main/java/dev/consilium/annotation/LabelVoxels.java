package dev.consilium.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.imaging.mask.Region;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.study.SeriesGrid;
import java.util.Optional;
import java.util.function.Function;

/** The voxels of labels on the grid of their series: of a box, a polygon or a mask those whose centre lies inside. */
final class LabelVoxels {

    private final SeriesGrid grid;
    private final ShapeVoxels shapes;
    private final Function<Label, Region> solids;

    /** @param solids regions of labels that are a box or a mask with a sound geometry */
    LabelVoxels(SeriesGrid grid, Function<Label, Region> solids) {
        this.grid = grid;
        this.shapes = new ShapeVoxels(grid);
        this.solids = solids;
    }

    SeriesGrid grid() {
        return grid;
    }

    ShapeVoxels shapes() {
        return shapes;
    }

    /** Empty for what covers nothing by its kind, cannot be read, or is given in mm where a pixel has no size. */
    Optional<RunLengthMask> of(Label label) {
        return LabelRegions.isSolid(label.kind())
                ? solid(label).map(region -> region.rasterised(grid.shape()))
                : shapes.of(label);
    }

    /** A box or a mask that can be read and placed. */
    Optional<Region> solid(Label label) {
        JsonNode geometry = label.geometry();
        boolean sound = geometry != null
                && LabelRegions.isSolid(label.kind())
                && GeometryCheck.fault(label).isEmpty()
                && (measured() || !geometry.path("unit").asText().equals("mm"));
        return sound ? Optional.of(solids.apply(label)) : Optional.empty();
    }

    private boolean measured() {
        return grid.columnMm() != null && grid.rowMm() != null;
    }
}
