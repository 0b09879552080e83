package dev.consilium.imaging.maskfile;

import dev.consilium.imaging.SliceGeometry;
import dev.consilium.imaging.SliceGeometry.Slice;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.VoxelAffine;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The grid of parallel slices in any order, which may leave some out: they ascend along the normal of the first. Every gap has to be a
 * whole number of steps, and every position has to lie on one line, within 1 % of a step and 0.001 mm.
 */
final class SliceStack {

    private static final double SHARE = 0.01;

    private final List<Slice> slices;
    private final double[] along;
    private final int[] order;
    private final double step;

    private SliceStack(List<Slice> slices, @Nullable Double stated, double thickness) {
        this.slices = slices;
        List<Double> normal = slices.get(0).normal();
        this.along = slices.stream().mapToDouble(slice -> slice.along(normal)).toArray();
        this.order = IntStream.range(0, along.length)
                .boxed()
                .sorted((a, b) -> Double.compare(along[a], along[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.step = stated == null ? nearest(thickness) : stated;
    }

    /**
     * @param stated how far slices are apart, null where it is to be measured: as far as the nearest two
     * @param thickness stands for it where there is one slice
     */
    static Placed of(
            List<Slice> slices,
            @Nullable Double stated,
            double thickness,
            @Nullable String frameOfReference,
            MaskFileLimits limits) {
        Slice first = slices.get(0);
        if (!slices.stream().allMatch(slice -> slice.consistentWith(first))) {
            throw MaskFileException.invalid("The slices are not parallel, or not of one size.");
        }
        if (!first.spacing().stream().allMatch(mm -> mm > 0)) {
            throw MaskFileException.invalid("The pixels of the slices have no size.");
        }
        return new SliceStack(slices, stated, thickness).placed(frameOfReference, limits);
    }

    /** @param indices in the grid, of each slice as given */
    record Placed(MaskGrid grid, List<Integer> indices) {}

    private Placed placed(@Nullable String frameOfReference, MaskFileLimits limits) {
        long[] index = new long[along.length];
        for (int at = 1; at < order.length; at++) {
            double gap = along[order[at]] - along[order[at - 1]];
            long steps = gap < SliceGeometry.DUPLICATE_WITHIN ? 0 : Math.round(gap / step);
            requireNear(gap, steps * step);
            index[order[at]] = index[order[at - 1]] + steps;
        }
        Slice first = slices.get(order[0]);
        long last = index[order[order.length - 1]];
        limits.requireVoxels(last + 1, first.rows(), first.columns());
        VoxelAffine affine = affine(first, slices.get(order[order.length - 1]), last);
        for (int slice = 0; slice < index.length; slice++) {
            double[] expected = affine.at(0, 0, index[slice]);
            for (int i = 0; i < 3; i++) {
                requireNear(slices.get(slice).position().get(i), expected[i]);
            }
        }
        GridShape shape = new GridShape((int) last + 1, first.rows(), first.columns());
        return new Placed(
                affine.grid(shape, frameOfReference),
                Arrays.stream(index).mapToObj(Math::toIntExact).toList());
    }

    private double nearest(double otherwise) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int at = 1; at < order.length; at++) {
            double gap = along[order[at]] - along[order[at - 1]];
            nearest = gap < SliceGeometry.DUPLICATE_WITHIN ? nearest : Math.min(nearest, gap);
        }
        return nearest < Double.POSITIVE_INFINITY ? nearest : otherwise;
    }

    /** From the first to the last position, so that a tilted gantry is kept. */
    private VoxelAffine affine(Slice first, Slice last, long steps) {
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

    private void requireNear(double one, double other) {
        if (!(Math.abs(one - other) <= Math.max(SliceGeometry.DUPLICATE_WITHIN, SHARE * step))) {
            throw MaskFileException.invalid("The slices are not evenly spaced, or not in one stack.");
        }
    }
}
