package dev.consilium.quality.mask;

import dev.consilium.imaging.mask.VoxelBits;
import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** What follows from the distances between surfaces. */
final class SurfaceMeasures {

    private static final double NINETY_FIVE = 0.95;

    private final MaskResults results;
    private final MaskSettings settings;
    private final boolean planar;

    SurfaceMeasures(MaskResults results, MaskSettings settings, boolean planar) {
        this.results = results;
        this.settings = settings;
        this.planar = planar;
    }

    /** @param surfaces null where the pair is not defined; then the policy says what a metric is worth */
    void measure(@Nullable MaskSurfaces surfaces) {
        Set<MaskFamily> asked = settings.families();
        boolean alone = asked.contains(MaskFamily.TOLERANCES);
        // largest box first: its memory serves the others as well
        if (asked.contains(MaskFamily.BOUNDARY)) {
            boundary(surfaces);
        }
        if (asked.contains(MaskFamily.SURFELS)) {
            surfels(surfaces == null ? null : surfaces.surfels());
        } else if (alone) {
            withinEach(Metric.NSD_SURFEL, Map.of(), tau -> surfaces == null ? 0 : surfaces.surfelShareWithin(tau));
        }
        if (asked.contains(MaskFamily.DISTANCES)) {
            distances(surfaces == null ? null : surfaces.distances());
        } else if (alone) {
            withinEach(Metric.NSD_VOXEL, Map.of(), tau -> surfaces == null ? 0 : surfaces.voxelShareWithin(tau));
        }
    }

    private void distances(@Nullable Pair<Distances> found) {
        Distances none = Distances.none(1);
        Distances there = found == null ? none : found.reference();
        Distances back = found == null ? none : found.prediction();
        Map<String, Object> counts =
                found == null ? Map.of() : Map.of("surfaceReference", there.count(), "surfacePrediction", back.count());
        distance(Metric.HAUSDORFF, there.largest(), back.largest(), found != null);
        distance(Metric.HAUSDORFF_95, there.quantile(NINETY_FIVE), back.quantile(NINETY_FIVE), found != null);
        results.distance(Metric.HAUSDORFF_95_POOLED, Map.of(), () -> there.pooledWith(back)
                .quantile(NINETY_FIVE));
        results.distance(
                Metric.ASSD, counts, () -> (there.sum() + back.sum()) / ((double) there.count() + back.count()));
        results.distance(
                Metric.MASD,
                directed(there.mean(), back.mean(), found != null),
                () -> (there.mean() + back.mean()) / 2);
        withinEach(
                Metric.NSD_VOXEL,
                counts,
                tau -> ((double) there.within(tau) + back.within(tau)) / ((double) there.count() + back.count()));
    }

    private void surfels(@Nullable Pair<SurfelDistances> found) {
        SurfelDistances none = SurfelDistances.of(new double[1], new byte[1], new double[1]);
        SurfelDistances there = found == null ? none : found.reference();
        SurfelDistances back = found == null ? none : found.prediction();
        boolean defined = found != null;
        distance(Metric.HAUSDORFF_SURFEL, there.largest(), back.largest(), defined);
        distance(Metric.HAUSDORFF_95_SURFEL, there.quantile(NINETY_FIVE), back.quantile(NINETY_FIVE), defined);
        results.distance(
                Metric.ASSD_SURFEL,
                directed(there.moment() / there.area(), back.moment() / back.area(), defined),
                () -> (there.moment() + back.moment()) / (there.area() + back.area()));
        Map<String, Object> areas =
                !defined ? Map.of() : Map.of(unit() + "Reference", there.area(), unit() + "Prediction", back.area());
        withinEach(
                Metric.NSD_SURFEL, areas, tau -> (there.within(tau) + back.within(tau)) / (there.area() + back.area()));
    }

    private String unit() {
        return planar ? "lengthMm" : "areaMm2";
    }

    private void boundary(@Nullable MaskSurfaces surfaces) {
        Map<String, Object> parameters = new TreeMap<>(Map.of("depthMm", settings.boundaryMm()));
        if (surfaces == null) {
            results.share(Metric.BOUNDARY_IOU, parameters, () -> 0);
            return;
        }
        Pair<VoxelBits> bands = surfaces.bands(settings.boundaryMm());
        long one = bands.reference().count();
        long other = bands.prediction().count();
        long both = bands.reference().common(bands.prediction());
        parameters.put("bandReference", one);
        parameters.put("bandPrediction", other);
        if (one + other == 0) {
            results.keep(Metric.BOUNDARY_IOU, parameters, null, Status.INSUFFICIENT_DATA);
        } else {
            results.share(Metric.BOUNDARY_IOU, parameters, () -> (double) both / (one + other - both));
        }
    }

    /** The larger of the two ways. */
    private void distance(Metric metric, double there, double back, boolean defined) {
        results.distance(metric, directed(there, back, defined), () -> Math.max(there, back));
    }

    private static Map<String, Object> directed(double there, double back, boolean defined) {
        return defined ? Map.of("fromReference", there, "fromPrediction", back) : Map.of();
    }

    private void withinEach(Metric metric, Map<String, Object> parameters, DoubleUnaryOperator share) {
        for (double tolerance : settings.tolerancesMm()) {
            Map<String, Object> all = new TreeMap<>(parameters);
            all.put("toleranceMm", tolerance);
            results.share(metric, all, () -> share.applyAsDouble(tolerance));
        }
    }
}
