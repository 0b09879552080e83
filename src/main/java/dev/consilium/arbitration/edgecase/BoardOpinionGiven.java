package dev.consilium.arbitration.edgecase;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A member of the board, or its chair, signed. The outcome stays blinded: only the digest of what was signed is told. */
public record BoardOpinionGiven(
        String entryId, String caseId, String projectId, Seat seat, String memberId, String contentDigest)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return caseId;
    }

    @Override
    public String actorId() {
        return memberId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("entry", entryId, "seat", seat.code(), "content", contentDigest);
    }
}
