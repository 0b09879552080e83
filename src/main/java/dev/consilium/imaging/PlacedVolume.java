package dev.consilium.imaging;

import dev.consilium.imaging.SliceGeometry.Slice;
import dev.consilium.imaging.mask.GridShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Voxels of a series in modality units, and where they lie in the patient.
 *
 * @param values slice after slice, row after row
 * @param origin centre of the first voxel, mm, left-posterior-superior (PS3.3 C.7.6.2)
 * @param axes steps in mm from one voxel to the next: along a row, along a column, across slices
 */
public record PlacedVolume(GridShape shape, float[] values, double[] origin, double[][] axes) {

    /** One image and where it lies. @param values in modality units */
    public record Image(Slice slice, float[] values) {}

    private static final double AXIS = 1e-4;

    /**
     * @param images in any order
     * @throws NoVolumeException where they are no evenly spaced stack of at least two
     */
    public static PlacedVolume of(List<Image> images) {
        SliceGeometry geometry =
                SliceGeometry.of(images.stream().map(Image::slice).toList());
        boolean even = images.size() > 1
                && geometry.medianGap() > 0
                && geometry.inconsistent() == 0
                && !geometry.nonuniform()
                && geometry.duplicates().isEmpty();
        if (!even) {
            throw new NoVolumeException("The images are no stack of even spacing: "
                    + geometry.positions().size() + " lie in one, "
                    + geometry.irregular().size() + " gaps are uneven.");
        }
        Slice first = images.get(0).slice();
        List<Image> stack = new ArrayList<>(images);
        stack.sort(Comparator.comparingDouble(image -> image.slice().along(first.normal())));
        GridShape shape = new GridShape(stack.size(), first.rows(), first.columns());
        float[] values = new float[Math.multiplyExact(shape.slices(), shape.pixels())];
        for (int slice = 0; slice < stack.size(); slice++) {
            System.arraycopy(stack.get(slice).values(), 0, values, slice * shape.pixels(), shape.pixels());
        }
        return new PlacedVolume(shape, values, array(stack.get(0).slice().position()), axes(stack));
    }

    /** Across slices by their positions, so that a tilted gantry is kept. */
    private static double[][] axes(List<Image> stack) {
        Slice first = stack.get(0).slice();
        Slice last = stack.get(stack.size() - 1).slice();
        double[][] axes = new double[3][3];
        for (int i = 0; i < 3; i++) {
            axes[0][i] = first.orientation().get(i) * first.spacing().get(1);
            axes[1][i] = first.orientation().get(3 + i) * first.spacing().get(0);
            axes[2][i] = (last.position().get(i) - first.position().get(i)) / (stack.size() - 1);
        }
        return axes;
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Lengths of the axes: mm from one voxel to the next along a row, a column and across slices. */
    public double[] steps() {
        double[] steps = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            steps[axis] = Math.sqrt(
                    axes[axis][0] * axes[axis][0] + axes[axis][1] * axes[axis][1] + axes[axis][2] * axes[axis][2]);
        }
        return steps;
    }

    /**
     * Voxels along the same axes at other distances, the first voxel where it was; linear between neighbours, and no voxel beyond the last.
     *
     * @param mm along a row, a column and across slices
     */
    public PlacedVolume resampled(double[] mm) {
        double[] steps = steps();
        int[] old = {shape.columns(), shape.rows(), shape.slices()};
        int[] size = new int[3];
        double[] ratio = new double[3];
        double[][] scaled = new double[3][3];
        for (int axis = 0; axis < 3; axis++) {
            ratio[axis] = mm[axis] / steps[axis];
            size[axis] = (int) Math.floor((old[axis] - 1) / ratio[axis] + AXIS) + 1;
            for (int i = 0; i < 3; i++) {
                scaled[axis][i] = axes[axis][i] * ratio[axis];
            }
        }
        GridShape grid = new GridShape(size[2], size[1], size[0]);
        float[] out = new float[Math.multiplyExact(grid.slices(), grid.pixels())];
        int at = 0;
        for (int z = 0; z < size[2]; z++) {
            for (int y = 0; y < size[1]; y++) {
                for (int x = 0; x < size[0]; x++) {
                    out[at++] = (float) between(x * ratio[0], y * ratio[1], z * ratio[2]);
                }
            }
        }
        return new PlacedVolume(grid, out, origin.clone(), scaled);
    }

    private double between(double x, double y, double z) {
        int x0 = below(x, shape.columns());
        int y0 = below(y, shape.rows());
        int z0 = below(z, shape.slices());
        double sum = 0;
        for (int corner = 0; corner < 8; corner++) {
            double share = share(x - x0, corner & 1) * share(y - y0, corner >> 1 & 1) * share(z - z0, corner >> 2);
            if (share != 0) {
                int index = ((z0 + (corner >> 2)) * shape.rows() + y0 + (corner >> 1 & 1)) * shape.columns()
                        + x0
                        + (corner & 1);
                sum += share * values[index];
            }
        }
        return sum;
    }

    /** The neighbour below, so that there is one above unless the place is exactly the last. */
    private static int below(double place, int size) {
        return (int) Math.min(size - 1.0, Math.floor(place + AXIS / 2));
    }

    private static double share(double beyond, int above) {
        double clamped = Math.min(1, Math.max(0, beyond));
        return above == 1 ? clamped : 1 - clamped;
    }

    /** Arrays by what they hold. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PlacedVolume that
                && shape.equals(that.shape)
                && Arrays.equals(values, that.values)
                && Arrays.equals(origin, that.origin)
                && Arrays.deepEquals(axes, that.axes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
