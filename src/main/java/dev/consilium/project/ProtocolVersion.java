package dev.consilium.project;

import java.time.Instant;

/**
 * One immutable version of a protocol: diagram, tables, forms, schema and guideline under one digest.
 *
 * @param digest SHA-256 over all files, in order of their names
 * @param definitionId id of the deployed process definition, opaque outside the engine's package
 * @param guideline Markdown; @param guidelineVersion first 12 characters of its SHA-256
 */
public record ProtocolVersion(
        String digest,
        String key,
        String name,
        String versionTag,
        String definitionId,
        String schemaJson,
        String guideline,
        String guidelineVersion,
        Instant deployedAt) {}
