package dev.consilium.imaging.maskfile;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Tag;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.imaging.maskfile.SegFrames.Layout;
import dev.consilium.imaging.maskfile.SegFrames.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The grid of the tiles of a whole slide (PS3.3 C.8.12.14): one slice, which lies on the slide and nowhere in the patient. */
final class SegTiles {

    private SegTiles() {}

    static boolean tiled(Dataset seg, List<Dataset> frames) {
        return seg.contains(Tag.TotalPixelMatrixColumns)
                || frames.stream().anyMatch(frame -> frame.contains(Tag.PlanePositionSlideSequence));
    }

    static Layout layout(Dataset seg, List<Dataset> frames, MaskFileLimits limits) {
        List<Place> places = new ArrayList<>();
        Double depth = null;
        for (Dataset frame : frames) {
            Dataset position = frame.items(Tag.PlanePositionSlideSequence).stream()
                    .findFirst()
                    .orElseThrow(
                            () -> MaskFileException.unsupported(
                                    "The tiles of the segmentation do not tell their places (TILED_FULL): save it with the place of each."));
            places.add(place(position));
            Optional<Double> z = position.numbers(Tag.ZOffsetInSlideCoordinateSystem).stream()
                    .findFirst();
            if (depth != null && z.isPresent() && !depth.equals(z.get())) {
                throw MaskFileException.unsupported("The tiles of the segmentation lie in several focal planes.");
            }
            depth = z.orElse(depth);
        }
        GridShape shape = shape(seg, places, limits);
        if (places.stream().anyMatch(place -> place.row() >= shape.rows() || place.column() >= shape.columns())) {
            throw MaskFileException.invalid("A tile of the segmentation lies outside of the whole.");
        }
        return new Layout(new MaskGrid(shape, spacing(seg, frames.get(0)), null), places);
    }

    private static Place place(Dataset position) {
        int column = position.integer(Tag.ColumnPositionInTotalImagePixelMatrix).orElse(0);
        int row = position.integer(Tag.RowPositionInTotalImagePixelMatrix).orElse(0);
        if (column < 1 || row < 1) {
            throw MaskFileException.invalid("A tile of the segmentation lies outside of the whole.");
        }
        return new Place(0, row - 1, column - 1);
    }

    /** As the file says, else as far as the tiles reach. */
    private static GridShape shape(Dataset seg, List<Place> places, MaskFileLimits limits) {
        long rows = seg.integer(Tag.TotalPixelMatrixRows)
                .map(Integer::longValue)
                .orElseGet(
                        () -> reach(places.stream().mapToLong(Place::row).max().orElse(0), seg, Tag.Rows));
        long columns = seg.integer(Tag.TotalPixelMatrixColumns)
                .map(Integer::longValue)
                .orElseGet(() ->
                        reach(places.stream().mapToLong(Place::column).max().orElse(0), seg, Tag.Columns));
        limits.requireVoxels(1, rows, columns);
        return new GridShape(1, (int) rows, (int) columns);
    }

    private static long reach(long last, Dataset seg, int side) {
        return last + seg.integer(side).orElse(0);
    }

    private static VoxelSpacing spacing(Dataset seg, Dataset frame) {
        return SegFrames.group(seg, frame, Tag.PixelMeasuresSequence)
                .map(measures -> {
                    List<Double> pixel = SegFrames.spacing(measures);
                    double thickness = measures.numbers(Tag.SliceThickness).stream()
                            .findFirst()
                            .filter(mm -> mm > 0 && Double.isFinite(mm))
                            .orElse(1.0);
                    return new VoxelSpacing(thickness, pixel.get(0), pixel.get(1));
                })
                .orElse(RunsFile.UNKNOWN);
    }
}
