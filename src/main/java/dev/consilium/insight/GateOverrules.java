package dev.consilium.insight;

import dev.consilium.quality.metric.Proportion;
import dev.consilium.study.GateRecord.Outcomes;
import org.jspecify.annotations.Nullable;

/**
 * How often people saw it otherwise than the quality gate, with the interval of the share.
 *
 * @param failed series that failed and were released all the same; null where nothing was decided
 * @param warned series let through with a warning whose images nobody found unusable; null where there was none
 */
public record GateOverrules(
        @Nullable Proportion failed, @Nullable Proportion warned) {

    static GateOverrules of(Outcomes outcomes) {
        return new GateOverrules(
                share(outcomes.released(), outcomes.failed()), share(outcomes.used(), outcomes.warned()));
    }

    private static @Nullable Proportion share(int overruled, int all) {
        return all == 0 ? null : Proportion.of(overruled, all);
    }
}
