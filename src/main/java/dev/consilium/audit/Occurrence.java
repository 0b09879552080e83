package dev.consilium.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an entry tells, before it has its place in the chain. */
record Occurrence(
        Instant at,
        String type,
        String actorId,
        List<String> roles,
        String subjectId,
        @Nullable String projectId,
        Map<String, String> facts) {

    static Occurrence of(AuditEntry entry) {
        return new Occurrence(
                entry.at(),
                entry.type(),
                entry.actorId(),
                entry.roles(),
                entry.subjectId(),
                entry.projectId(),
                entry.facts());
    }

    AuditEntry after(ChainEnd end) {
        long seq = end.seq() + 1;
        return new AuditEntry(
                seq,
                at,
                type,
                actorId,
                roles,
                subjectId,
                projectId,
                facts,
                end.hash(),
                EntryHash.of(seq, this, end.hash()));
    }
}
