package dev.consilium.dataset;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** The closed cases of a project left the house. @param sha256 of every byte that was written */
public record DatasetExported(String projectId, String actorId, ExportFormat format, int cases, String sha256)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return projectId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("format", format.code(), "cases", Integer.toString(cases), "sha256", sha256);
    }
}
