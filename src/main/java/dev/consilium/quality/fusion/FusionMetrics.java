package dev.consilium.quality.fusion;

import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The numbers of a consensus in the form every number has; the order is fixed. */
final class FusionMetrics {

    static final double UNCERTAIN_FROM = 0.05;
    static final double UNCERTAIN_TO = 0.95;
    static final double UNDECIDED_FROM = 0.2;
    static final double UNDECIDED_TO = 0.8;

    private final FusionOptions options;
    private final int raters;
    private final long voxels;
    private final String inputDigest;
    private final List<MetricResult> metrics = new ArrayList<>();

    FusionMetrics(FusionOptions options, int raters, long voxels, String inputDigest) {
        this.options = options;
        this.raters = raters;
        this.voxels = voxels;
        this.inputDigest = inputDigest;
    }

    List<MetricResult> of(
            Status status,
            VoxelSpacing spacing,
            RunLengthMask mask,
            PosteriorMap posterior,
            MajorityDifference majority,
            List<RaterPerformance> performances) {
        keep(Metric.FUSED_VOLUME, Map.of(), mask.voxels() * spacing.voxelMm3(), Status.OK);
        Double uncertain = share(posterior.between(UNCERTAIN_FROM, UNCERTAIN_TO, false), posterior.marked());
        keep(Metric.FUSION_UNCERTAIN_FRACTION, uncertainty(UNCERTAIN_FROM, UNCERTAIN_TO, "union"), uncertain, status);
        long likely = posterior.between(0.5 - Decision.SLACK, Double.POSITIVE_INFINITY, true);
        keep(
                Metric.FUSION_UNCERTAIN_FRACTION,
                uncertainty(UNDECIDED_FROM, UNDECIDED_TO, "consensus"),
                share(posterior.between(UNDECIDED_FROM, UNDECIDED_TO, true), likely),
                status == Status.OK && likely == 0 ? Status.UNDEFINED_REF_EMPTY : status);
        keep(Metric.FUSION_MEAN_ENTROPY, Map.of(), posterior.meanEntropy(), status);
        keep(
                Metric.FUSION_MAJORITY_DICE,
                Map.of(),
                majority.dice(),
                status == Status.OK && majority.dice() == null ? Status.UNDEFINED_BOTH_EMPTY : status);
        keep(
                Metric.FUSION_MAJORITY_DIFFERENCE,
                Map.of("onlyConsensus", majority.onlyConsensus(), "onlyMajority", majority.onlyMajority()),
                (double) (majority.onlyConsensus() + majority.onlyMajority()),
                status);
        performances.forEach(this::rater);
        return metrics;
    }

    List<MetricResult> mismatched(List<RaterPerformance> performances) {
        Status status = Status.GEOMETRY_MISMATCH;
        keep(Metric.FUSED_VOLUME, Map.of(), null, status);
        keep(Metric.FUSION_UNCERTAIN_FRACTION, uncertainty(UNCERTAIN_FROM, UNCERTAIN_TO, "union"), null, status);
        keep(Metric.FUSION_UNCERTAIN_FRACTION, uncertainty(UNDECIDED_FROM, UNDECIDED_TO, "consensus"), null, status);
        keep(Metric.FUSION_MEAN_ENTROPY, Map.of(), null, status);
        keep(Metric.FUSION_MAJORITY_DICE, Map.of(), null, status);
        keep(Metric.FUSION_MAJORITY_DIFFERENCE, Map.of(), null, status);
        performances.forEach(this::rater);
        return metrics;
    }

    private void rater(RaterPerformance rater) {
        Status status = rater.status();
        Map<String, Object> parameters = Map.of("rater", rater.rater(), "reference", reference());
        rate(Metric.FUSION_SENSITIVITY, parameters, rater.sensitivity(), status);
        rate(Metric.FUSION_SPECIFICITY, parameters, rater.specificity(), status);
        keep(Metric.FUSION_DICE, parameters, rater.dice(), status);
        SurfaceAgreement surface = options.surface();
        if (surface != null) {
            Map<String, Object> within = new TreeMap<>(parameters);
            within.put("toleranceMm", surface.toleranceMm());
            keep(Metric.FUSION_NSD, within, rater.nsd(), unless(rater.nsd(), status));
        }
        keep(Metric.FUSION_VOLUME_BIAS, parameters, rater.biasMm3(), status);
        keep(Metric.FUSION_VOLUME_BIAS_PERCENT, parameters, rater.biasPercent(), status);
    }

    /** What STAPLE estimates needs no consensus to compare with. */
    private void rate(Metric metric, Map<String, Object> parameters, @Nullable Double value, Status status) {
        if (options.method() == FusionMethod.STAPLE) {
            Map<String, Object> estimated = new TreeMap<>(parameters);
            estimated.put("reference", "estimated");
            keep(metric, estimated, value, value == null ? unless(null, status) : Status.OK);
        } else {
            keep(metric, parameters, value, unless(value, status));
        }
    }

    /** A value where the other side is empty keeps the status that says so; one that is missing all the same varies with nothing. */
    private static Status unless(@Nullable Double value, Status status) {
        return value == null && status == Status.OK ? Status.UNDEFINED_NO_VARIATION : status;
    }

    private String reference() {
        return options.leaveOneOut() ? "leave-one-out" : "consensus";
    }

    private static Map<String, Object> uncertainty(double from, double to, String of) {
        return Map.of("from", from, "to", to, "of", of);
    }

    static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : (Double) ((double) part / whole);
    }

    /** Without a second mask nothing is known of how far masks agree; without any voxel marked there is nothing to divide by. */
    private void keep(Metric metric, Map<String, Object> parameters, @Nullable Double value, Status status) {
        Map<String, Object> all = new TreeMap<>(parameters);
        all.put("method", options.method().id());
        all.put("fieldOfView", options.fieldOfView().id());
        boolean defined = status != Status.UNDEFINED_NO_PAIRS && status != Status.UNDEFINED_BOTH_EMPTY;
        metrics.add(new MetricResult(
                metric.id(),
                metric.definitionVersion(),
                all,
                defined ? value : null,
                status,
                raters,
                0,
                voxels,
                null,
                inputDigest));
    }
}
