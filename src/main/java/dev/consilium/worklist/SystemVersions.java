package dev.consilium.worklist;

import java.time.Instant;

/**
 * What runs here.
 *
 * @param bpm of what executes the diagrams
 * @param schema latest migration of the database, {@code schemaStep} what it was for, {@code schemaSince} when it ran
 */
public record SystemVersions(
        String product,
        String java,
        String database,
        String bpm,
        String schema,
        String schemaStep,
        Instant schemaSince) {}
