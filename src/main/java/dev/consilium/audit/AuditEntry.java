package dev.consilium.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the trail; never changed.
 *
 * @param seq from 1, without gaps
 * @param at UTC, to the millisecond
 * @param roles what the actor held in the project at that time, as group names in order
 * @param projectId null where the subject belongs to none
 * @param previousHash hash of the entry before, zeros for the first
 * @param hash {@code SHA-256(0x00 ‖ canonical JSON of the entry ‖ previous hash)}
 */
public record AuditEntry(
        long seq,
        Instant at,
        String type,
        String actorId,
        List<String> roles,
        String subjectId,
        @Nullable String projectId,
        Map<String, String> facts,
        String previousHash,
        String hash) {}
