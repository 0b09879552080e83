package dev.consilium.imaging.mask;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the voxels of a grid lie: the centre of the first one and the steps to its neighbours, in mm, left-posterior-superior
 * (PS3.3 C.7.6.2). A tilted gantry makes the step across slices longer than the distance of the slices.
 */
public final class VoxelAffine {

    private final double[] origin;
    private final double[][] steps;

    private VoxelAffine(double[] origin, double[][] steps) {
        this.origin = origin;
        this.steps = steps;
    }

    /** @param steps from one column, row and slice to the next; neither is copied */
    public static VoxelAffine of(double[] origin, double[][] steps) {
        return new VoxelAffine(origin, steps);
    }

    /** A grid without a place begins at the origin, its rows to the left and its columns to the back. */
    public static VoxelAffine of(MaskGrid grid) {
        VoxelSpacing spacing = grid.spacing();
        Placement placement = grid.placement();
        if (placement == null) {
            double[][] steps = {{spacing.x(), 0, 0}, {0, spacing.y(), 0}, {0, 0, spacing.z()}};
            return new VoxelAffine(new double[3], steps);
        }
        double[] row = array(placement.alongRow());
        double[] column = array(placement.alongColumn());
        double[] across = array(placement.across());
        double upright = Math.abs(dot(across, unit(cross(row, column))));
        double[][] steps = {scaled(row, spacing.x()), scaled(column, spacing.y()), scaled(across, spacing.z() / upright)
        };
        return new VoxelAffine(array(placement.origin()), steps);
    }

    /**
     * The grid of so many voxels; the spacing of slices is measured along their normal.
     *
     * @throws IllegalArgumentException where the steps span no volume
     */
    public MaskGrid grid(GridShape shape, @Nullable String frameOfReference) {
        double[] across = unit(steps[2]);
        double upright = Math.abs(dot(across, unit(cross(steps[0], steps[1]))));
        VoxelSpacing spacing = new VoxelSpacing(length(steps[2]) * upright, length(steps[1]), length(steps[0]));
        Placement placement =
                new Placement(list(origin), list(unit(steps[0])), list(unit(steps[1])), list(across), frameOfReference);
        return new MaskGrid(shape, spacing, placement);
    }

    /** The centre of a voxel, which may lie outside the grid. @return x, y, z */
    public double[] at(double column, double row, double slice) {
        double[] at = new double[3];
        for (int i = 0; i < 3; i++) {
            at[i] = origin[i] + column * steps[0][i] + row * steps[1][i] + slice * steps[2][i];
        }
        return at;
    }

    /** Where a place lies among the voxels, with fractions. @return column, row, slice */
    public double[] index(double[] at) {
        double[] from = {at[0] - origin[0], at[1] - origin[1], at[2] - origin[2]};
        double volume = dot(cross(steps[0], steps[1]), steps[2]);
        return new double[] {
            dot(cross(steps[1], steps[2]), from) / volume,
            dot(cross(steps[2], steps[0]), from) / volume,
            dot(cross(steps[0], steps[1]), from) / volume
        };
    }

    /** @param axis 0 from one column to the next, 1 row, 2 slice */
    public double[] step(int axis) {
        return steps[axis].clone();
    }

    /** Of a step, in mm. @param axis as in {@link #step} */
    public double length(int axis) {
        return length(steps[axis]);
    }

    /** Cosine of the angle between two axes. */
    public double cosine(int one, int other) {
        return dot(unit(steps[one]), unit(steps[other]));
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static List<Double> list(double[] numbers) {
        return List.of(numbers[0], numbers[1], numbers[2]);
    }

    private static double[] scaled(double[] vector, double by) {
        return new double[] {vector[0] * by, vector[1] * by, vector[2] * by};
    }

    private static double[] unit(double[] vector) {
        return scaled(vector, 1 / length(vector));
    }

    private static double length(double[] vector) {
        return Math.sqrt(dot(vector, vector));
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }
}
