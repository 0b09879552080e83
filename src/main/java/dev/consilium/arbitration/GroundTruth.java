package dev.consilium.arbitration;

import dev.consilium.annotation.Label;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a case came to. Earlier revisions stay.
 *
 * @param labels the hard label; empty where ambiguous
 * @param softLabel share of readings per value; always kept
 * @param decisionId the arbitration it rests on, null for a consensus
 */
public record GroundTruth(
        String id,
        String caseId,
        int revision,
        Origin origin,
        List<Label> labels,
        Map<String, Double> softLabel,
        @Nullable Double percentAgreement,
        @Nullable String decisionId,
        String protocolDigest,
        Instant recordedAt) {

    public enum Origin {
        CONSENSUS,
        SPECIALIST,
        ARBITRATION,
        BOARD,
        AMBIGUOUS
    }
}
