package dev.consilium.dataset;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** Somebody took the file of an export; when it was written it was recorded as {@link DatasetExported}. */
public record DatasetDownloaded(String projectId, String actorId, String exportId, ExportFormat format, String sha256)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return projectId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("export", exportId, "format", format.code(), "sha256", sha256);
    }
}
