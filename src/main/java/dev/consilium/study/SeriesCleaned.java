package dev.consilium.study;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/**
 * The stored objects of a series are what was signed of them.
 *
 * @param blacked images with a region that was made black; @param clearance digest of what was signed
 */
public record SeriesCleaned(String seriesId, String projectId, int objects, int blacked, String clearance)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return seriesId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of(
                "objects", Integer.toString(objects),
                "blacked", Integer.toString(blacked),
                "clearance", clearance);
    }
}
