package dev.consilium.arbitration.consensus;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.consilium.quality.Consensus;
import dev.consilium.quality.Weighing;
import dev.consilium.quality.decision.DecisionInputs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the readings of a case came to when the routing table was asked: the consensus, its posterior, and all that the table was
 * asked on. Never changed; the next weighing is another.
 *
 * @param classes the consensus by the method, null for none
 * @param votes what the readings gave
 * @param posterior of every value that some reader gave, as the model states it, 0 to 1
 * @param certainty the posterior of the consensus, calibrated once enough outcomes are known; null without a consensus
 * @param readerModel digest of what was known of the readers, empty for nothing
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CaseConsensus(
        String id,
        String caseId,
        int round,
        Weighing.Method method,
        @Nullable List<String> classes,
        Consensus votes,
        Map<String, Double> posterior,
        @Nullable Double certainty,
        DecisionInputs inputs,
        String readerModel,
        Instant weighedAt) {}
