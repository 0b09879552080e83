package dev.consilium.arbitration;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signed audit; immutable, a later one is another.
 *
 * @param truthId the ground truth it is of; @param round of the case then
 * @param findings with readings by their numbers, which never change their meaning
 * @param contentDigest SHA-256 of the canonical JSON of everything that was signed
 */
public record CaseAudit(
        String id,
        String caseId,
        String truthId,
        int round,
        AuditVerdict verdict,
        List<AuditFinding> findings,
        @Nullable String comment,
        String auditorId,
        String signedName,
        String meaning,
        Instant signedAt,
        String contentDigest) {

    AuditFindings said() {
        return new AuditFindings(findings);
    }
}
