package dev.consilium.study;

import dev.consilium.common.DomainEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person let a quarantined series through; the reason stands with the series.
 *
 * @param reasonDigest its SHA-256
 * @param clearance digest of what they signed of its pixels, null where they signed nothing
 */
public record SeriesReleased(
        String seriesId,
        String projectId,
        String actorId,
        String reasonDigest,
        @Nullable String clearance) implements DomainEvent {

    @Override
    public String subjectId() {
        return seriesId;
    }

    @Override
    public Map<String, String> facts() {
        return clearance == null
                ? Map.of("reason", reasonDigest)
                : Map.of("reason", reasonDigest, "clearance", clearance);
    }
}
