package dev.consilium.imaging.maskfile;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Tag;
import dev.consilium.imaging.SliceGeometry;
import dev.consilium.imaging.SliceGeometry.Slice;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.VoxelAffine;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.imaging.maskfile.SegFrames.Layout;
import dev.consilium.imaging.maskfile.SegFrames.Place;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The grid of parallel frames: slices ascend along the normal of the first, as far apart as the file says, else as the nearest two; every
 * position has to be a whole number of steps from the first one.
 */
final class SegStack {

    private static final double SHARE = 0.01;

    private final Dataset seg;
    private final List<Slice> slices;
    private final double[] along;
    private final @Nullable Double stated;
    private final double thickness;

    private SegStack(Dataset seg, List<Slice> slices, @Nullable Double stated, double thickness) {
        this.seg = seg;
        this.slices = slices;
        List<Double> normal = slices.get(0).normal();
        this.along = slices.stream().mapToDouble(slice -> slice.along(normal)).toArray();
        this.stated = stated;
        this.thickness = thickness;
    }

    static Layout layout(Dataset seg, List<Dataset> frames, MaskFileLimits limits) {
        Optional<Dataset> measures = SegFrames.group(seg, frames.get(0), Tag.PixelMeasuresSequence);
        double between =
                measures.flatMap(m -> first(m, Tag.SpacingBetweenSlices)).orElse(0.0);
        double thickness = measures.flatMap(m -> first(m, Tag.SliceThickness)).orElse(0.0);
        boolean placed = frames.stream().anyMatch(frame -> SegFrames.group(seg, frame, Tag.PlanePositionSequence)
                .isPresent());
        if (!placed) {
            return nowhere(seg, frames, thickness(between, thickness));
        }
        List<Slice> slices = frames.stream().map(frame -> slice(seg, frame)).toList();
        Slice first = slices.get(0);
        if (!slices.stream().allMatch(slice -> slice.consistentWith(first))) {
            throw MaskFileException.invalid("The frames of the segmentation are not parallel, or not of one size.");
        }
        return new SegStack(seg, slices, between > 0 ? between : null, thickness(between, thickness)).layout(limits);
    }

    /** Of a lone slice, which has no neighbour to measure to. */
    private static double thickness(double between, double thickness) {
        return between > 0 ? between : thickness > 0 ? thickness : 1;
    }

    private static Optional<Double> first(Dataset group, int tag) {
        return group.numbers(tag).stream().findFirst().filter(Double::isFinite);
    }

    private static Slice slice(Dataset seg, Dataset frame) {
        Dataset position = require(seg, frame, Tag.PlanePositionSequence);
        Dataset orientation = require(seg, frame, Tag.PlaneOrientationSequence);
        Dataset measures = require(seg, frame, Tag.PixelMeasuresSequence);
        List<Double> spacing = SegFrames.numbers(measures, Tag.PixelSpacing, 2);
        spacing.forEach(SegFrames::positive);
        return new Slice(
                SegFrames.numbers(position, Tag.ImagePositionPatient, 3),
                SegFrames.numbers(orientation, Tag.ImageOrientationPatient, 6),
                spacing,
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
                .map(measures -> SegFrames.numbers(measures, Tag.PixelSpacing, 2))
                .orElse(List.of(1.0, 1.0));
        spacing.forEach(SegFrames::positive);
        GridShape shape = new GridShape(
                1, seg.integer(Tag.Rows).orElse(0), seg.integer(Tag.Columns).orElse(0));
        return new Layout(
                new MaskGrid(shape, new VoxelSpacing(thickness, spacing.get(0), spacing.get(1)), null),
                Collections.nCopies(frames.size(), new Place(0, 0, 0)));
    }

    private Layout layout(MaskFileLimits limits) {
        int[] order = IntStream.range(0, along.length)
                .boxed()
                .sorted((a, b) -> Double.compare(along[a], along[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double step = stated == null ? nearest(order) : stated;
        long[] index = new long[along.length];
        for (int at = 1; at < order.length; at++) {
            double gap = along[order[at]] - along[order[at - 1]];
            long steps = gap < SliceGeometry.DUPLICATE_WITHIN ? 0 : Math.round(gap / step);
            requireNear(gap, steps * step, step);
            index[order[at]] = index[order[at - 1]] + steps;
        }
        Slice first = slices.get(order[0]);
        long last = index[order[order.length - 1]];
        limits.requireVoxels(last + 1, first.rows(), first.columns());
        VoxelAffine affine = affine(first, slices.get(order[order.length - 1]), last, step);
        requireOnLine(affine, index, step);
        GridShape shape = new GridShape((int) last + 1, first.rows(), first.columns());
        List<Place> places = Arrays.stream(index)
                .mapToObj(slice -> new Place((int) slice, 0, 0))
                .toList();
        return new Layout(affine.grid(shape, seg.text(Tag.FrameOfReferenceUID).orElse(null)), places);
    }

    private double nearest(int[] order) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int at = 1; at < order.length; at++) {
            double gap = along[order[at]] - along[order[at - 1]];
            nearest = gap < SliceGeometry.DUPLICATE_WITHIN ? nearest : Math.min(nearest, gap);
        }
        return nearest < Double.POSITIVE_INFINITY ? nearest : thickness;
    }

    /** From the first to the last position, so that a tilted gantry is kept. */
    private static VoxelAffine affine(Slice first, Slice last, long steps, double step) {
        List<Double> normal = first.normal();
        double[][] axes = new double[3][3];
        double[] origin = new double[3];
        for (int i = 0; i < 3; i++) {
            origin[i] = first.position().get(i);
            axes[0][i] = first.orientation().get(i) * first.spacing().get(1);
            axes[1][i] = first.orientation().get(3 + i) * first.spacing().get(0);
            axes[2][i] = steps == 0
                    ? normal.get(i) * step
                    : (last.position().get(i) - first.position().get(i)) / steps;
        }
        return VoxelAffine.of(origin, axes);
    }

    private void requireOnLine(VoxelAffine affine, long[] index, double step) {
        for (int frame = 0; frame < index.length; frame++) {
            double[] expected = affine.at(0, 0, index[frame]);
            for (int i = 0; i < 3; i++) {
                requireNear(slices.get(frame).position().get(i), expected[i], step);
            }
        }
    }

    private static void requireNear(double one, double other, double step) {
        if (!(Math.abs(one - other) <= Math.max(SliceGeometry.DUPLICATE_WITHIN, SHARE * step))) {
            throw MaskFileException.invalid(
                    "The frames of the segmentation are not evenly spaced, or not in one stack.");
        }
    }
}
