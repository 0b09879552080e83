package dev.consilium.dataset;

import dev.consilium.arbitration.consensus.CaseConsensus;
import dev.consilium.quality.Weighing;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How probable the values of the readings were by what was known of the readers when a truth was recorded; the readers themselves
 * are not named.
 *
 * @param posterior by value, as the model states it, 0 to 1
 * @param certainty of the consensus, calibrated where {@code calibrated}; null without a consensus
 * @param outcomes cases that experts looked at, behind the calibration
 * @param readerModel digest of what was known, empty for nothing
 */
record ExportedBelief(
        Weighing.Method method,
        Map<String, Double> posterior,
        @Nullable Double certainty,
        boolean calibrated,
        int outcomes,
        String readerModel) {

    static ExportedBelief of(CaseConsensus weighed) {
        return new ExportedBelief(
                weighed.method(),
                weighed.posterior(),
                weighed.certainty(),
                weighed.inputs().calibrated(),
                weighed.inputs().outcomes(),
                weighed.readerModel());
    }
}
