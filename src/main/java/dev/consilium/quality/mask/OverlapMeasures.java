package dev.consilium.quality.mask;

import dev.consilium.imaging.mask.Overlap;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.Map;

/** What follows from counts of voxels. */
final class OverlapMeasures {

    private final MaskResults results;
    private final VoxelSpacing spacing;

    OverlapMeasures(MaskResults results, VoxelSpacing spacing) {
        this.results = results;
        this.spacing = spacing;
    }

    void measure(Overlap overlap) {
        results.share(Metric.MASK_DICE, Map.of(), overlap::dice);
        results.share(Metric.MASK_IOU, Map.of(), overlap::iou);
        results.share(Metric.MASK_SENSITIVITY, Map.of(), () -> overlap.both() / overlap.first());
        results.share(Metric.MASK_PPV, Map.of(), () -> overlap.both() / overlap.second());
        double reference = overlap.first() * spacing.voxelMm3();
        double prediction = overlap.second() * spacing.voxelMm3();
        results.measure(Metric.MASK_VOLUME, Map.of("of", "reference"), reference);
        results.measure(Metric.MASK_VOLUME, Map.of("of", "prediction"), prediction);
        results.measure(Metric.MASK_VOLUME_DIFFERENCE, Map.of(), prediction - reference);
        if (overlap.first() > 0) {
            results.measure(Metric.MASK_VOLUME_RATIO, Map.of(), prediction / reference);
        } else {
            Status status = MaskComparison.status(overlap);
            results.keep(Metric.MASK_VOLUME_RATIO, Map.of(), null, results.statusOr(status));
        }
    }
}
