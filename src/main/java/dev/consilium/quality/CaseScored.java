package dev.consilium.quality;

import dev.consilium.common.DomainEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The agreement of a case's readings was scored at a round. */
public record CaseScored(
        String caseId, int round, int readings, @Nullable Double percentAgreement) implements DomainEvent {

    @Override
    public String subjectId() {
        return caseId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of(
                "round", String.valueOf(round),
                "readings", String.valueOf(readings),
                "percentAgreement", percentAgreement == null ? "undefined" : String.valueOf(percentAgreement));
    }
}
