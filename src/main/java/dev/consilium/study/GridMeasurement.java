package dev.consilium.study;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Tag;
import dev.consilium.imaging.FrameAttributes;
import dev.consilium.imaging.SliceGeometry;
import dev.consilium.imaging.SliceGeometry.Slice;
import dev.consilium.imaging.mask.GridShape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Learns the grid of a series from the headers of its images, one object after the other in display order. */
final class GridMeasurement {

    private final List<Slice> slices = new ArrayList<>();
    private int images;
    private int rows;
    private int columns;

    void add(Dataset dataset) {
        rows = Math.max(rows, dataset.integer(Tag.Rows).orElse(0));
        columns = Math.max(columns, dataset.integer(Tag.Columns).orElse(0));
        for (int frame = 0; frame < dataset.frames(); frame++) {
            images++;
            FrameAttributes.of(dataset, frame).slice().ifPresent(slices::add);
        }
    }

    /** Images that differ in size lie in a grid as large as the largest; its distances are then not known. */
    SeriesGrid grid() {
        GridShape shape = new GridShape(images, rows, columns);
        SliceGeometry geometry = SliceGeometry.of(slices);
        boolean placed = !slices.isEmpty() && slices.size() == images && geometry.inconsistent() == 0;
        if (!placed) {
            return new SeriesGrid(shape, null, null, null);
        }
        List<Double> spacing = slices.get(0).spacing();
        boolean even = geometry.medianGap() > 0
                && !geometry.nonuniform()
                && geometry.duplicates().isEmpty();
        return new SeriesGrid(
                shape, even ? geometry.medianGap() : null, positive(spacing.get(0)), positive(spacing.get(1)));
    }

    private static @Nullable Double positive(double mm) {
        return mm > 0 ? mm : null;
    }
}
