package dev.consilium.quality.mask;

import dev.consilium.imaging.mask.DistanceTransform;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.SurfaceCorners;
import dev.consilium.imaging.mask.SurfaceElements;
import dev.consilium.imaging.mask.VoxelBits;
import dev.consilium.imaging.mask.VoxelBounds;
import dev.consilium.imaging.mask.VoxelSpacing;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The surfaces of two masks, none of them empty, within the box around both: no surface lies beyond it, so that distances are those of
 * the whole image. Masks that are the same are not measured.
 */
final class MaskSurfaces {

    /** Slices that each stand for themselves are a kilometre apart. */
    private static final double APART_MM = 1e6;

    private final Pair<RunLengthMask> masks;
    private final VoxelBounds box;
    private final Pair<VoxelBits> voxels;
    private final boolean same;
    private final boolean planar;
    private final VoxelSpacing spacing;
    private final DistanceTransform transform;
    private final int threads;
    private @Nullable Pair<VoxelBits> borders;
    private @Nullable Pair<SurfaceCorners> corners;

    MaskSurfaces(Pair<RunLengthMask> masks, boolean same, VoxelSpacing spacing, boolean planar, int threads) {
        this.masks = masks;
        this.box = bounds(masks.reference()).union(bounds(masks.prediction()));
        this.voxels = both(mask -> VoxelBits.of(mask, box));
        this.same = same;
        this.planar = planar;
        this.spacing = spacing;
        this.threads = threads;
        this.transform = new DistanceTransform(spacing, threads);
    }

    /** From the surface voxels of the reference to those of the prediction, and back. */
    Pair<Distances> distances() {
        Pair<VoxelBits> borders = borders();
        if (same) {
            Distances none = Distances.none(Math.toIntExact(borders.reference().count()));
            return new Pair<>(none, none);
        }
        return new Pair<>(
                Distances.ofSquared(transform.squaredAt(borders.prediction(), borders.reference())),
                Distances.ofSquared(transform.squaredAt(borders.reference(), borders.prediction())));
    }

    /** The share of the surface voxels of both within a tolerance of the other surface. */
    double voxelShareWithin(double tolerance) {
        if (same) {
            return 1;
        }
        Pair<VoxelBits> borders = borders();
        double most = tolerance + Distances.SLACK_MM;
        long near = transform
                        .within(most, borders.prediction(), borders.reference())
                        .count()
                + transform
                        .within(most, borders.reference(), borders.prediction())
                        .count();
        return (double) near
                / (borders.reference().count() + borders.prediction().count());
    }

    Pair<SurfelDistances> surfels() {
        Pair<SurfaceCorners> corners = corners();
        double[] areas = areas();
        return new Pair<>(
                surfels(corners.reference(), corners.prediction(), areas),
                surfels(corners.prediction(), corners.reference(), areas));
    }

    private SurfelDistances surfels(SurfaceCorners from, SurfaceCorners to, double[] areas) {
        double[] squared = same ? new double[from.codes().length] : transform.squaredAt(to.corners(), from.corners());
        return SurfelDistances.of(squared, from.codes(), areas);
    }

    /** The share of the surface of both within a tolerance of the other surface. */
    double surfelShareWithin(double tolerance) {
        if (same) {
            return 1;
        }
        Pair<SurfaceCorners> corners = corners();
        double[] areas = areas();
        double near = areaWithin(tolerance, corners.reference(), corners.prediction(), areas)
                + areaWithin(tolerance, corners.prediction(), corners.reference(), areas);
        return near / (corners.reference().sum(areas) + corners.prediction().sum(areas));
    }

    private double areaWithin(double tolerance, SurfaceCorners of, SurfaceCorners to, double[] areas) {
        return of.sumWhere(transform.within(tolerance + Distances.SLACK_MM, to.corners(), of.corners()), areas);
    }

    /** The voxels of either mask that are not deeper than this. All beyond the image is outside. */
    Pair<VoxelBits> bands(double mm) {
        int slices = planar ? 0 : 1;
        VoxelBounds padded = new VoxelBounds(
                box.firstSlice() - slices,
                box.lastSlice() + slices,
                box.x0() - 1,
                box.y0() - 1,
                box.x1() + 1,
                box.y1() + 1);
        DistanceTransform depth = planar
                ? new DistanceTransform(new VoxelSpacing(APART_MM, spacing.y(), spacing.x()), threads)
                : transform;
        return both(mask -> {
            VoxelBits inside = VoxelBits.of(mask, padded);
            return depth.within(mm + Distances.SLACK_MM, inside.outside(), inside);
        });
    }

    private Pair<VoxelBits> borders() {
        Pair<VoxelBits> known = borders;
        if (known == null) {
            known = new Pair<>(
                    voxels.reference().border(planar), voxels.prediction().border(planar));
            borders = known;
        }
        return known;
    }

    private Pair<SurfaceCorners> corners() {
        Pair<SurfaceCorners> known = corners;
        if (known == null) {
            known = new Pair<>(
                    SurfaceCorners.of(voxels.reference(), planar), SurfaceCorners.of(voxels.prediction(), planar));
            corners = known;
        }
        return known;
    }

    private double[] areas() {
        return planar ? SurfaceElements.lengths(spacing) : SurfaceElements.areas(spacing);
    }

    private Pair<VoxelBits> both(Function<RunLengthMask, VoxelBits> of) {
        return new Pair<>(of.apply(masks.reference()), of.apply(masks.prediction()));
    }

    private static VoxelBounds bounds(RunLengthMask mask) {
        return mask.bounds().orElseThrow(() -> new IllegalArgumentException("an empty mask"));
    }
}
