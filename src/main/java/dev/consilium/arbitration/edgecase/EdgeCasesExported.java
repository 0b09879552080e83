package dev.consilium.arbitration.edgecase;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** The register, or part of it, left the house. @param contentDigest SHA-256 of the file */
public record EdgeCasesExported(String projectId, String actorId, String format, int entries, String contentDigest)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return projectId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("format", format, "entries", Integer.toString(entries), "content", contentDigest);
    }
}
