package dev.consilium.quality.mask;

import dev.consilium.common.Digests;
import dev.consilium.imaging.mask.Overlap;
import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.metric.MetricResult.Status;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Dice over several labels at once, {@code 2 sum w I / sum w (A + B)} with {@code w = 1 / A^2}, A of the reference, so that a small label
 * counts as much as a large one (Crum 2006, Sudre 2017). A label the reference does not have has no weight and is listed.
 */
public final class GeneralisedDice {

    private GeneralisedDice() {}

    /** Both masks of one label, which lie on grids that match. */
    public record Label(String name, PlacedMask reference, PlacedMask prediction) {}

    /** @param labels in the order of the schema, in which they are summed */
    public static MetricResult of(List<Label> labels, EmptyPolicy policy) {
        List<String> unweighted = new ArrayList<>();
        StringBuilder input = new StringBuilder();
        boolean mismatch = false;
        boolean predicted = false;
        double both = 0;
        double sizes = 0;
        for (Label label : labels) {
            input.append(label.name()).append(' ');
            input.append(label.reference().mask().digest()).append(' ');
            input.append(label.prediction().mask().digest()).append('\n');
            if (!label.reference().grid().matches(label.prediction().grid())) {
                mismatch = true;
                continue;
            }
            Overlap overlap =
                    label.reference().mask().overlap(label.prediction().mask());
            predicted |= overlap.second() > 0;
            if (overlap.first() == 0) {
                unweighted.add(label.name());
            } else {
                double weight = 1 / (overlap.first() * overlap.first());
                both += weight * overlap.both();
                sizes += weight * (overlap.first() + overlap.second());
            }
        }
        Status status = status(mismatch, sizes > 0, predicted);
        return new MetricResult(
                Metric.GENERALISED_DICE.id(),
                Metric.GENERALISED_DICE.definitionVersion(),
                Map.of("policy", policy.name(), "labels", labels.size(), "emptyInReference", unweighted),
                status == Status.OK ? (Double) (2 * both / sizes) : policy.share(status),
                status,
                labels.size(),
                unweighted.size(),
                labels.size(),
                null,
                Digests.sha256Hex(input.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static Status status(boolean mismatch, boolean referenced, boolean predicted) {
        if (mismatch) {
            return Status.GEOMETRY_MISMATCH;
        }
        if (!referenced) {
            return predicted ? Status.UNDEFINED_REF_EMPTY : Status.UNDEFINED_BOTH_EMPTY;
        }
        return predicted ? Status.OK : Status.UNDEFINED_PRED_EMPTY;
    }
}
