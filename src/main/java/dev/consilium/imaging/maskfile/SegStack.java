package dev.consilium.imaging.maskfile;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Tag;
import dev.consilium.imaging.SliceGeometry.Slice;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.imaging.maskfile.SegFrames.Layout;
import dev.consilium.imaging.maskfile.SegFrames.Place;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The grid of frames that lie in a patient as Plane Position, Plane Orientation and Pixel Measures say, or nowhere. */
final class SegStack {

    private SegStack() {}

    static Layout layout(Dataset seg, List<Dataset> frames, MaskFileLimits limits) {
        Optional<Dataset> measures = SegFrames.group(seg, frames.get(0), Tag.PixelMeasuresSequence);
        double between =
                measures.flatMap(m -> first(m, Tag.SpacingBetweenSlices)).orElse(0.0);
        double thickness = between > 0
                ? between
                : measures.flatMap(m -> first(m, Tag.SliceThickness))
                        .filter(mm -> mm > 0)
                        .orElse(1.0);
        boolean placed = frames.stream().anyMatch(frame -> SegFrames.group(seg, frame, Tag.PlanePositionSequence)
                .isPresent());
        if (!placed) {
            return nowhere(seg, frames, thickness);
        }
        SliceStack.Placed stack = SliceStack.of(
                frames.stream().map(frame -> slice(seg, frame)).toList(),
                between > 0 ? between : null,
                thickness,
                seg.text(Tag.FrameOfReferenceUID).orElse(null),
                limits);
        return new Layout(
                stack.grid(),
                stack.indices().stream().map(slice -> new Place(slice, 0, 0)).toList());
    }

    private static Optional<Double> first(Dataset group, int tag) {
        return group.numbers(tag).stream().findFirst().filter(Double::isFinite);
    }

    private static Slice slice(Dataset seg, Dataset frame) {
        Dataset position = require(seg, frame, Tag.PlanePositionSequence);
        Dataset orientation = require(seg, frame, Tag.PlaneOrientationSequence);
        Dataset measures = require(seg, frame, Tag.PixelMeasuresSequence);
        return new Slice(
                SegFrames.numbers(position, Tag.ImagePositionPatient, 3),
                SegFrames.numbers(orientation, Tag.ImageOrientationPatient, 6),
                SegFrames.spacing(measures),
                seg.integer(Tag.Rows).orElse(0),
                seg.integer(Tag.Columns).orElse(0));
    }

    private static Dataset require(Dataset seg, Dataset frame, int sequence) {
        return SegFrames.group(seg, frame, sequence)
                .orElseThrow(() ->
                        MaskFileException.invalid("A frame of the segmentation is not placed as the others are."));
    }

    /** Of an image that lies nowhere in a patient: one frame per segment. */
    private static Layout nowhere(Dataset seg, List<Dataset> frames, double thickness) {
        List<Double> spacing = SegFrames.group(seg, frames.get(0), Tag.PixelMeasuresSequence)
                .filter(measures -> measures.contains(Tag.PixelSpacing))
                .map(SegFrames::spacing)
                .orElse(List.of(1.0, 1.0));
        GridShape shape = new GridShape(
                1, seg.integer(Tag.Rows).orElse(0), seg.integer(Tag.Columns).orElse(0));
        return new Layout(
                new MaskGrid(shape, new VoxelSpacing(thickness, spacing.get(0), spacing.get(1)), null),
                Collections.nCopies(frames.size(), new Place(0, 0, 0)));
    }
}
