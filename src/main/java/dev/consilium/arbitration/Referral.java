package dev.consilium.arbitration;

import dev.consilium.annotation.EdgeCategory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An arbiter has handed a case on, with a reason and signed; immutable.
 *
 * @param round of the case when it was handed on
 * @param category of an edge case, else null
 */
public record Referral(
        String id,
        String caseId,
        int round,
        ReferCommand.Kind kind,
        @Nullable EdgeCategory category,
        String comment,
        String arbiterId,
        String signedName,
        String meaning,
        Instant signedAt,
        String contentDigest) {}
