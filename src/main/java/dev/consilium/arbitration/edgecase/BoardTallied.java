package dev.consilium.arbitration.edgecase;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** The opinions of the two members were compared. @param opinions how many were given in time */
public record BoardTallied(String entryId, String caseId, String projectId, int opinions, boolean agreed)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return caseId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("entry", entryId, "opinions", Integer.toString(opinions), "agreed", Boolean.toString(agreed));
    }
}
