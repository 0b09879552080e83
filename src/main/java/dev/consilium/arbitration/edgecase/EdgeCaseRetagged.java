package dev.consilium.arbitration.edgecase;

import dev.consilium.common.Digests;
import dev.consilium.common.DomainEvent;
import java.util.List;
import java.util.Map;

/** Somebody changed the tags of an entry. Tags are words of people, so the trail tells their digest; the register keeps who set which. */
public record EdgeCaseRetagged(String entryId, String projectId, String actorId, List<String> tags)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return entryId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("tags", Integer.toString(tags.size()), "content", Digests.sha256Hex(String.join(",", tags)));
    }
}
