package dev.consilium.quality.lesion;

import dev.consilium.common.DomainEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The overlap of a case's readings was scored at a round. */
public record OverlapScored(
        String caseId,
        int round,
        int readings,
        int lesions,
        int unmatched,
        @Nullable Double minIou) implements DomainEvent {

    @Override
    public String subjectId() {
        return caseId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of(
                "round", String.valueOf(round),
                "readings", String.valueOf(readings),
                "lesions", String.valueOf(lesions),
                "unmatched", String.valueOf(unmatched),
                "minOverlap", minIou == null ? "undefined" : String.valueOf(minIou));
    }
}
