package dev.consilium.imaging.mask;

import java.util.BitSet;
import java.util.Optional;

/**
 * How the voxels of one grid are voxels of another: the axes in another order, some of them reversed, and moved by whole voxels. Nothing
 * is resampled.
 */
final class LatticeAlignment {

    private final MaskGrid source;
    private final MaskGrid target;
    /** Of each axis of the target the one of the source. */
    private final int[] axes;
    /** By axis of the target. */
    private final boolean[] reversed;
    /** Where the first voxel of the source, turned, lies in the target. */
    private final int[] offset;

    private LatticeAlignment(MaskGrid source, MaskGrid target, int[] axes, boolean[] reversed, int[] offset) {
        this.source = source;
        this.target = target;
        this.axes = axes;
        this.reversed = reversed;
        this.offset = offset;
    }

    /** Empty where the voxels of one are not voxels of the other, by the tolerances of {@link MaskGrid#matches}. */
    static Optional<LatticeAlignment> of(MaskGrid source, MaskGrid target) {
        if (source.matches(target)) {
            return Optional.of(new LatticeAlignment(source, target, new int[] {0, 1, 2}, new boolean[3], new int[3]));
        }
        if (source.placement() == null || target.placement() == null) {
            return Optional.empty();
        }
        VoxelAffine sources = VoxelAffine.of(source);
        VoxelAffine targets = VoxelAffine.of(target);
        int[] axes = axes(sources, targets);
        if (((1 << axes[0]) | (1 << axes[1]) | (1 << axes[2])) != 7) {
            return Optional.empty();
        }
        boolean[] reversed = new boolean[3];
        double[] first = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            reversed[axis] = cosine(sources.step(axes[axis]), targets.step(axis)) < 0;
            first[axes[axis]] = reversed[axis] ? side(source.shape(), axes[axis]) - 1 : 0;
        }
        int[] offset = offset(targets, sources.at(first[0], first[1], first[2]));
        LatticeAlignment alignment = new LatticeAlignment(source, target, axes, reversed, offset);
        return alignment.turned(first).matches(target) ? Optional.of(alignment) : Optional.empty();
    }

    /** The voxels of the source in the order of the target, moved to its first one. @param first voxel of the source in that order */
    private MaskGrid turned(double[] first) {
        VoxelAffine sources = VoxelAffine.of(source);
        double[][] steps = new double[3][3];
        for (int axis = 0; axis < 3; axis++) {
            for (int i = 0; i < 3; i++) {
                steps[axis][i] = (reversed[axis] ? -1 : 1) * sources.step(axes[axis])[i];
            }
        }
        double[] origin = moved(sources.at(first[0], first[1], first[2]), VoxelAffine.of(target), offset);
        Placement placement = source.placement();
        return VoxelAffine.of(origin, steps)
                .grid(target.shape(), placement == null ? null : placement.frameOfReference());
    }

    /** Whether every voxel of either is one of the other. */
    boolean sameExtent() {
        for (int axis = 0; axis < 3; axis++) {
            if (offset[axis] != 0 || side(target.shape(), axis) != side(source.shape(), axes[axis])) {
                return false;
            }
        }
        return true;
    }

    /** The lattice of the target, as far as both reach. */
    MaskGrid covering() {
        int[] low = new int[3];
        int[] sides = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            low[axis] = Math.min(0, offset[axis]);
            int end = Math.max(side(target.shape(), axis), offset[axis] + side(source.shape(), axes[axis]));
            sides[axis] = end - low[axis];
        }
        VoxelAffine targets = VoxelAffine.of(target);
        VoxelAffine moved = VoxelAffine.of(
                targets.at(low[0], low[1], low[2]), new double[][] {targets.step(0), targets.step(1), targets.step(2)});
        Placement placement = target.placement();
        return placement == null
                ? target
                : moved.grid(new GridShape(sides[2], sides[1], sides[0]), placement.frameOfReference());
    }

    /** Empty where a voxel of the mask lies outside of the target. */
    Optional<RunLengthMask> aligned(RunLengthMask mask) {
        GridShape shape = target.shape();
        BitSet[] slices = new BitSet[shape.slices()];
        boolean alongRows = axes[0] == 0;
        for (int z = 0; z < mask.shape().slices(); z++) {
            int at = 0;
            int[] runs = mask.runs(z);
            for (int run = 0; run < runs.length; at += runs[run], run++) {
                int end = at + runs[run];
                for (int from = at; run % 2 == 1 && from < end; ) {
                    int rowEnd =
                            (from / mask.shape().columns() + 1) * mask.shape().columns();
                    int to = alongRows ? Math.min(end, rowEnd) : from + 1;
                    if (!set(slices, from, to, z)) {
                        return Optional.empty();
                    }
                    from = to;
                }
            }
        }
        return Optional.of(mask(shape, slices));
    }

    /** Voxels of one row of the source; more than one only where rows stay rows. */
    private boolean set(BitSet[] slices, int from, int to, int slice) {
        int columns = source.shape().columns();
        int[] one = place(from % columns, from / columns, slice);
        int[] other = place((to - 1) % columns, (to - 1) / columns, slice);
        GridShape shape = target.shape();
        int low = Math.min(one[0], other[0]);
        int high = Math.max(one[0], other[0]);
        boolean inside = low >= 0
                && high < shape.columns()
                && one[1] >= 0
                && one[1] < shape.rows()
                && one[2] >= 0
                && one[2] < shape.slices();
        if (inside) {
            if (slices[one[2]] == null) {
                slices[one[2]] = new BitSet(shape.pixels());
            }
            slices[one[2]].set(one[1] * shape.columns() + low, one[1] * shape.columns() + high + 1);
        }
        return inside;
    }

    /** Of a voxel of the source: column, row and slice in the target. */
    private int[] place(int... index) {
        int[] place = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            int along = index[axes[axis]];
            place[axis] = offset[axis] + (reversed[axis] ? side(source.shape(), axes[axis]) - 1 - along : along);
        }
        return place;
    }

    private static RunLengthMask mask(GridShape shape, BitSet[] slices) {
        MaskBuilder mask = new MaskBuilder(shape);
        for (int z = 0; z < slices.length; z++) {
            BitSet slice = slices[z] == null ? new BitSet() : slices[z];
            int end;
            for (int from = slice.nextSetBit(0); from >= 0; from = slice.nextSetBit(end)) {
                end = slice.nextClearBit(from);
                mask.add(z, from, end);
            }
        }
        return mask.build();
    }

    /** For each axis of the target the one of the source that is most along it. */
    private static int[] axes(VoxelAffine sources, VoxelAffine targets) {
        int[] axes = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            double best = -1;
            for (int candidate = 0; candidate < 3; candidate++) {
                double along = Math.abs(cosine(sources.step(candidate), targets.step(axis)));
                if (along > best) {
                    best = along;
                    axes[axis] = candidate;
                }
            }
        }
        return axes;
    }

    private static int[] offset(VoxelAffine targets, double[] corner) {
        double[] index = targets.index(corner);
        int[] offset = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            offset[axis] = (int) Math.max(-1 << 30, Math.min(1 << 30, Math.rint(index[axis])));
        }
        return offset;
    }

    /** A place moved back by so many steps. */
    private static double[] moved(double[] place, VoxelAffine targets, int[] by) {
        double[] whole = targets.at(by[0], by[1], by[2]);
        double[] origin = targets.at(0, 0, 0);
        double[] moved = new double[3];
        for (int i = 0; i < 3; i++) {
            moved[i] = place[i] - whole[i] + origin[i];
        }
        return moved;
    }

    private static int side(GridShape shape, int axis) {
        return axis == 0 ? shape.columns() : axis == 1 ? shape.rows() : shape.slices();
    }

    private static double cosine(double[] a, double[] b) {
        double both = 0;
        double one = 0;
        double other = 0;
        for (int i = 0; i < 3; i++) {
            both += a[i] * b[i];
            one += a[i] * a[i];
            other += b[i] * b[i];
        }
        return both / Math.sqrt(one * other);
    }
}
