package dev.consilium.annotation;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one reading produced: immutable; a correction is the next revision.
 *
 * @param confidence 0 to 1, null where not asked
 * @param edgeCategory null where it is no edge case, or was handed in before categories were asked for
 * @param contentDigest SHA-256 of the canonical JSON of labels, confidence, flags, comment and edge category
 */
public record Annotation(
        String id,
        String readingId,
        int revision,
        List<Label> labels,
        @Nullable Double confidence,
        Set<Flag> flags,
        @Nullable String comment,
        @Nullable EdgeCategory edgeCategory,
        String protocolDigest,
        String guidelineVersion,
        String contentDigest,
        Instant createdAt) {}
