package dev.consilium.project;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A case moved: another state, round, route, or it waits. */
public record CaseStateChanged(String caseId, String projectId, CaseState state, int round, String detail)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return caseId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("state", state.name(), "round", Integer.toString(round), "detail", detail);
    }
}
