package dev.consilium.project;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who works on a case asks the data manager. Only the asker, the data manager and those who oversee the project see it.
 *
 * @param answer null until given
 */
public record Question(
        String id,
        String caseId,
        String askedBy,
        String text,
        Instant askedAt,
        @Nullable String answer,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt) {}
