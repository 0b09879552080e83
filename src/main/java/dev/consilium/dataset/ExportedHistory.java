package dev.consilium.dataset;

import dev.consilium.annotation.EdgeCategory;
import dev.consilium.arbitration.AuditFinding;
import dev.consilium.arbitration.AuditVerdict;
import dev.consilium.arbitration.CaseAudit;
import dev.consilium.arbitration.Place;
import dev.consilium.arbitration.Review;
import dev.consilium.arbitration.ReviewCommand;
import dev.consilium.arbitration.ReworkRequest;
import dev.consilium.project.CaseMessage;
import dev.consilium.project.CaseMessages;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was said of a case besides its readings and decisions, each list oldest first; people under pseudonyms.
 *
 * @param returns readings that were sent back to their readers; @param auditDraws one per ground truth the sampling table was asked about
 * @param messages what was done to the case from outside its diagram
 */
record ExportedHistory(
        List<ExportedReview> reviews,
        List<ExportedReturn> returns,
        List<ExportedAudit> audits,
        List<ExportedDraw> auditDraws,
        List<ExportedMessage> messages) {

    /** @param returned how many times specialists had returned that reading, this time included; 0 where it was not */
    record ExportedReview(
            String id,
            int round,
            String specialist,
            ReviewCommand.Kind kind,
            @Nullable String reading,
            @Nullable String reason,
            @Nullable EdgeCategory category,
            @Nullable String comment,
            int returned,
            @Nullable String decision,
            Instant concludedAt) {

        static ExportedReview of(Review review, Pseudonyms pseudonyms) {
            return new ExportedReview(
                    review.id(),
                    review.round(),
                    pseudonyms.of(review.specialistId()),
                    review.kind(),
                    review.readingId(),
                    review.reasonCode(),
                    review.edgeCategory(),
                    review.comment(),
                    review.returned(),
                    review.decisionId(),
                    review.concludedAt());
        }
    }

    /** @param comment what the reader was told */
    record ExportedReturn(
            String id,
            String reading,
            String reason,
            String comment,
            List<Place> places,
            String askedBy,
            Instant askedAt,
            ReworkRequest.State state) {

        static ExportedReturn of(ReworkRequest request, Pseudonyms pseudonyms) {
            return new ExportedReturn(
                    request.id(),
                    request.readingId(),
                    request.reason().code(),
                    request.comment(),
                    request.places(),
                    pseudonyms.of(request.askedBy()),
                    request.askedAt(),
                    request.state());
        }
    }

    /** @param truthRevision the ground truth it is of */
    record ExportedAudit(
            String id,
            int truthRevision,
            int round,
            AuditVerdict verdict,
            List<ExportedFinding> findings,
            @Nullable String comment,
            String auditor,
            String meaning,
            Instant signedAt,
            String contentDigest) {

        /** @param readings ids by the numbers under which an auditor sees them */
        static ExportedAudit of(
                CaseAudit audit, int truthRevision, Map<Integer, String> readings, Pseudonyms pseudonyms) {
            return new ExportedAudit(
                    audit.id(),
                    truthRevision,
                    audit.round(),
                    audit.verdict(),
                    audit.findings().stream()
                            .map(finding -> ExportedFinding.of(finding, readings))
                            .toList(),
                    audit.comment(),
                    pseudonyms.of(audit.auditorId()),
                    audit.meaning(),
                    audit.signedAt(),
                    audit.contentDigest());
        }
    }

    /** @param number of the reading in what the auditor saw and signed; @param reading its id */
    record ExportedFinding(
            AuditFinding.Severity severity,
            AuditFinding.About about,
            @Nullable Integer number,
            @Nullable String reading,
            String text,
            List<Place> places) {

        private static ExportedFinding of(AuditFinding finding, Map<Integer, String> readings) {
            return new ExportedFinding(
                    finding.severity(),
                    finding.about(),
                    finding.reader(),
                    finding.reader() == null ? null : readings.get(finding.reader()),
                    finding.text(),
                    Objects.requireNonNullElse(finding.places(), List.of()));
        }
    }

    /** @param reason the rule that answered; {@code RANDOM} alone is a fair sample */
    record ExportedDraw(int truthRevision, boolean sampled, String reason) {}

    record ExportedMessage(CaseMessage message, @Nullable String reason, String sentBy, Instant sentAt) {

        static ExportedMessage of(CaseMessages.Sent sent, Pseudonyms pseudonyms) {
            return new ExportedMessage(sent.message(), sent.reason(), pseudonyms.of(sent.sentBy()), sent.sentAt());
        }
    }
}
