package dev.consilium.arbitration;

import dev.consilium.annotation.EdgeCategory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a specialist said of the readings of a case, once; immutable.
 *
 * @param readingId the reading that was accepted, corrected or returned
 * @param returned how many times that reading was returned by specialists, this one included; 0 where it was not
 * @param decisionId the signed decision, where it was accepted or corrected
 */
public record Review(
        String id,
        String caseId,
        int round,
        String specialistId,
        ReviewCommand.Kind kind,
        @Nullable String readingId,
        @Nullable String reasonCode,
        @Nullable EdgeCategory edgeCategory,
        @Nullable String comment,
        int returned,
        @Nullable String decisionId,
        Instant concludedAt) {}
