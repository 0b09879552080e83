package dev.consilium.quality.mask;

import dev.consilium.common.Digests;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.Overlap;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.quality.metric.MetricResult.Status;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measures a mask (the prediction) against another (the reference); only sensitivity, PPV and the sign of the difference tell which
 * is which. Definitions: docs/reference/metrics.md, after Maier-Hein, Reinke et al. 2024 and Nikolov 2021.
 */
public final class MaskComparison {

    private final PlacedMask reference;
    private final PlacedMask prediction;
    private final MaskSettings settings;
    private final boolean planar;
    private final boolean same;
    private final @Nullable Overlap overlap;
    private final MaskResults results;

    private MaskComparison(PlacedMask reference, PlacedMask prediction, MaskSettings settings) {
        this.reference = reference;
        this.prediction = prediction;
        this.settings = settings;
        this.planar = settings.planar(grid().shape());
        String digest = reference.mask().digest();
        String other = prediction.mask().digest();
        this.same = digest.equals(other);
        this.overlap = grid().matches(prediction.grid()) ? reference.mask().overlap(prediction.mask()) : null;
        VoxelSpacing mm = grid().spacing();
        this.results = new MaskResults(
                Map.of("dimensions", planar ? 2 : 3, "spacingMm", List.of(mm.z(), mm.y(), mm.x())),
                settings.policy(),
                status(overlap),
                diagonal(grid()),
                Digests.sha256Hex((digest + " " + other + " " + mm).getBytes(StandardCharsets.UTF_8)));
    }

    /** Never throws for masks that cannot be compared or are empty: results then carry that status. */
    public static OverlapReport of(PlacedMask reference, PlacedMask prediction, MaskSettings settings) {
        return new MaskComparison(reference, prediction, settings).report();
    }

    private OverlapReport report() {
        if (asks(MaskFamily.OVERLAP)) {
            new OverlapMeasures(results, grid().spacing()).measure(overlap == null ? new Overlap(0, 0, 0) : overlap);
        }
        new SurfaceMeasures(results, settings, planar).measure(results.defined() ? surfaces() : null);
        return new OverlapReport(status(overlap), counts(overlap), planar ? 2 : 3, results.results());
    }

    private boolean asks(MaskFamily family) {
        return settings.families().contains(family);
    }

    private MaskSurfaces surfaces() {
        return new MaskSurfaces(
                new Pair<>(reference.mask(), prediction.mask()), same, grid().spacing(), planar, settings.threads());
    }

    private MaskGrid grid() {
        return reference.grid();
    }

    private static @Nullable MaskCounts counts(@Nullable Overlap overlap) {
        return overlap == null
                ? null
                : new MaskCounts((long) overlap.first(), (long) overlap.second(), (long) overlap.both());
    }

    static Status status(@Nullable Overlap overlap) {
        if (overlap == null) {
            return Status.GEOMETRY_MISMATCH;
        }
        if (overlap.either() == 0) {
            return Status.UNDEFINED_BOTH_EMPTY;
        }
        if (overlap.first() == 0) {
            return Status.UNDEFINED_REF_EMPTY;
        }
        return overlap.second() == 0 ? Status.UNDEFINED_PRED_EMPTY : Status.OK;
    }

    /** From the centre of the first voxel of the image to that of the last. */
    private static double diagonal(MaskGrid grid) {
        GridShape shape = grid.shape();
        double z = (shape.slices() - 1) * grid.spacing().z();
        double y = (shape.rows() - 1) * grid.spacing().y();
        double x = (shape.columns() - 1) * grid.spacing().x();
        return Math.sqrt(z * z + y * y + x * x);
    }
}
