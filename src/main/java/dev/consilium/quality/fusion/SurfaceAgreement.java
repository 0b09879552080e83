package dev.consilium.quality.fusion;

import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.quality.mask.EmptyPolicy;
import dev.consilium.quality.mask.MaskComparison;
import dev.consilium.quality.mask.MaskFamily;
import dev.consilium.quality.mask.MaskSettings;
import dev.consilium.quality.mask.PlacedMask;
import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of the surfaces of two masks, as those of a rater and of the consensus, lies within a tolerance in mm ({@code nsd-surfel},
 * Nikolov 2021).
 *
 * @param dimensions as in {@link MaskSettings}
 */
public record SurfaceAgreement(double toleranceMm, int dimensions) {

    /** @throws IllegalArgumentException for a tolerance that is no length */
    public SurfaceAgreement {
        if (!(toleranceMm >= 0) || !Double.isFinite(toleranceMm)) {
            throw new IllegalArgumentException("no tolerance: " + toleranceMm);
        }
    }

    /** By the shape of the grid. */
    public SurfaceAgreement(double toleranceMm) {
        this(toleranceMm, MaskSettings.BY_SHAPE);
    }

    /** 0 to 1; null where a mask is empty. */
    public @Nullable Double of(RunLengthMask rater, RunLengthMask consensus, VoxelSpacing spacing) {
        MaskGrid grid = new MaskGrid(rater.shape(), spacing, null);
        MaskSettings settings = MaskSettings.DEFAULT
                .with(EnumSet.of(MaskFamily.SURFELS))
                .with(EmptyPolicy.SKIP)
                .withDimensions(dimensions)
                .withTolerances(List.of(toleranceMm));
        return MaskComparison.of(new PlacedMask(grid, consensus), new PlacedMask(grid, rater), settings)
                .metric(Metric.NSD_SURFEL)
                .map(MetricResult::value)
                .orElse(null);
    }
}
