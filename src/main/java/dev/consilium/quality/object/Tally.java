package dev.consilium.quality.object;

import dev.consilium.quality.metric.MetricResult.Status;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many were found.
 *
 * @param hits predictions that are right; @param found references that were found: as many, unless a stratum holds only one of a pair
 */
record Tally(int hits, int predictions, int found, int references) {

    Tally plus(Tally other) {
        return new Tally(
                hits + other.hits, predictions + other.predictions, found + other.found, references + other.references);
    }

    Status status() {
        return Emptiness.of(predictions, references);
    }

    @Nullable
    Double recall() {
        return references == 0 ? null : (Double) ((double) found / references);
    }

    @Nullable
    Double precision() {
        return predictions == 0 ? null : (Double) ((double) hits / predictions);
    }

    /** The harmonic mean of both, which is defined as soon as there is anything. */
    @Nullable
    Double f1() {
        return predictions + references == 0 ? null : (Double) ((double) (hits + found) / (predictions + references));
    }

    int falsePositives() {
        return predictions - hits;
    }

    Map<String, Object> counts() {
        return Map.of("tp", found, "fp", falsePositives(), "fn", references - found);
    }
}
