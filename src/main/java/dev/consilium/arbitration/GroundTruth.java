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
 * @param round of the case in which it was recorded; it counts no more once the case was reopened after that
 * @param decisionId the decision it rests on, null for a consensus
 * @param consensusId what the readings came to, with its posterior; null in records of before
 * @param restsOn the readings that counted when it was recorded, in order of submission
 */
public record GroundTruth(
        String id,
        String caseId,
        int revision,
        int round,
        Origin origin,
        List<Label> labels,
        Map<String, Double> softLabel,
        @Nullable Double percentAgreement,
        @Nullable String decisionId,
        @Nullable String consensusId,
        String protocolDigest,
        Instant recordedAt,
        List<Basis> restsOn) {

    /** One reading as it was then. */
    public record Basis(String readingId, int revision) {}

    public enum Origin {
        CONSENSUS,
        SPECIALIST,
        ARBITRATION,
        BOARD,
        AMBIGUOUS
    }
}
