package dev.consilium.quality.mask;

import dev.consilium.imaging.mask.GridShape;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is measured, and how.
 *
 * @param tolerancesMm of the surface distance, each at least 0; one per structure is the 95th percentile of distances between annotators
 * @param boundaryMm how deep the bands of the boundary IoU are
 * @param dimensions 3, 2 for slices each for itself, {@link #BY_SHAPE}
 * @param threads of the distance transform; no result depends on it
 */
public record MaskSettings(
        List<Double> tolerancesMm,
        double boundaryMm,
        EmptyPolicy policy,
        int dimensions,
        Set<MaskFamily> families,
        int threads) {

    /** 2 for a single slice, of which else every voxel would be surface, and 3 for more. */
    public static final int BY_SHAPE = 0;

    public static final MaskSettings DEFAULT =
            new MaskSettings(List.of(1.0, 2.0), 2, EmptyPolicy.AGREEMENT, BY_SHAPE, EnumSet.allOf(MaskFamily.class), 1);

    /** @throws IllegalArgumentException for a length that is none, or other dimensions */
    public MaskSettings {
        tolerancesMm = List.copyOf(tolerancesMm);
        families = Set.copyOf(families);
        boolean lengths = tolerancesMm.stream().allMatch(MaskSettings::isLength) && isLength(boundaryMm);
        boolean known = dimensions == BY_SHAPE || dimensions == 2 || dimensions == 3;
        if (!lengths || !known || threads < 1) {
            throw new IllegalArgumentException(
                    "tolerances " + tolerancesMm + ", boundary " + boundaryMm + ", dimensions " + dimensions);
        }
    }

    public MaskSettings with(EmptyPolicy other) {
        return new MaskSettings(tolerancesMm, boundaryMm, other, dimensions, families, threads);
    }

    public MaskSettings with(Set<MaskFamily> others) {
        return new MaskSettings(tolerancesMm, boundaryMm, policy, dimensions, others, threads);
    }

    public MaskSettings withDimensions(int others) {
        return new MaskSettings(tolerancesMm, boundaryMm, policy, others, families, threads);
    }

    public MaskSettings withTolerances(List<Double> others) {
        return new MaskSettings(others, boundaryMm, policy, dimensions, families, threads);
    }

    public MaskSettings withBoundary(double mm) {
        return new MaskSettings(tolerancesMm, mm, policy, dimensions, families, threads);
    }

    public MaskSettings withThreads(int others) {
        return new MaskSettings(tolerancesMm, boundaryMm, policy, dimensions, families, others);
    }

    /** Whether slices are no neighbours. */
    public boolean planar(GridShape shape) {
        return dimensions == BY_SHAPE ? shape.slices() == 1 : dimensions == 2;
    }

    private static boolean isLength(double mm) {
        return mm >= 0 && Double.isFinite(mm);
    }
}
