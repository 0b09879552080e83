package dev.consilium.arbitration;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

    /** Numbers of the readings it speaks of. */
    List<Integer> readers() {
        return findings.stream()
                .filter(finding -> finding.about() == AuditFinding.About.READING)
                .map(AuditFinding::reader)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    /** What it says of one reading, one finding a line. */
    String textFor(int reader) {
        return String.join(
                "\n",
                findings.stream()
                        .filter(finding -> finding.about() == AuditFinding.About.READING
                                && Integer.valueOf(reader).equals(finding.reader()))
                        .map(AuditFinding::text)
                        .toList());
    }

    /** Where to look in one reading. */
    List<Place> placesOf(int reader) {
        return findings.stream()
                .filter(finding -> Integer.valueOf(reader).equals(finding.reader()))
                .flatMap(finding -> Objects.requireNonNullElse(finding.places(), List.<Place>of()).stream())
                .toList();
    }

    /** What it says of the ground truth, one finding a line; empty where nothing. */
    String textOnTruth() {
        return String.join(
                "\n",
                findings.stream()
                        .filter(finding -> finding.about() == AuditFinding.About.TRUTH)
                        .map(AuditFinding::text)
                        .toList());
    }
}
