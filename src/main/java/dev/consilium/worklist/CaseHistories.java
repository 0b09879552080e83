package dev.consilium.worklist;

import dev.consilium.arbitration.AuditFinding;
import dev.consilium.arbitration.BlindedReadings;
import dev.consilium.arbitration.CaseAudit;
import dev.consilium.arbitration.CaseAudits;
import dev.consilium.arbitration.Review;
import dev.consilium.arbitration.ReworkRequest;
import dev.consilium.arbitration.Reworks;
import dev.consilium.arbitration.SpecialistReviews;
import dev.consilium.identity.Actor;
import dev.consilium.identity.People;
import dev.consilium.project.CaseMessages;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers the history of a case, with names; who may see it is for the caller. */
@Component
class CaseHistories {

    private static final String SYSTEM = Actor.system("").id();

    private final SpecialistReviews reviews;
    private final Reworks reworks;
    private final CaseAudits audits;
    private final CaseMessages messages;
    private final BlindedReadings numbered;
    private final People people;

    CaseHistories(
            SpecialistReviews reviews,
            Reworks reworks,
            CaseAudits audits,
            CaseMessages messages,
            BlindedReadings numbered,
            People people) {
        this.reviews = reviews;
        this.reworks = reworks;
        this.audits = audits;
        this.messages = messages;
        this.numbered = numbered;
        this.people = people;
    }

    /** @param shown the readings the viewer sees, whose aliases are used here too */
    CaseHistory of(String caseId, List<CaseView.ReadingView> shown) {
        Map<String, String> aliases =
                shown.stream().collect(Collectors.toMap(CaseView.ReadingView::id, CaseView.ReadingView::alias));
        return new CaseHistory(
                reviews.of(caseId).stream()
                        .map(review -> reviewed(review, aliases))
                        .toList(),
                reworks.ofCase(caseId).stream()
                        .map(request -> returned(request, aliases))
                        .toList(),
                audits(caseId, aliases),
                messages.of(caseId).stream().map(this::sent).toList());
    }

    private CaseHistory.Reviewed reviewed(Review review, Map<String, String> aliases) {
        return new CaseHistory.Reviewed(
                review.kind(),
                of(review.readingId(), aliases),
                review.reasonCode(),
                review.edgeCategory(),
                review.comment(),
                name(review.specialistId()),
                review.concludedAt());
    }

    private CaseHistory.Returned returned(ReworkRequest request, Map<String, String> aliases) {
        return new CaseHistory.Returned(
                Objects.requireNonNull(of(request.readingId(), aliases)),
                request.reason().code(),
                request.comment(),
                request.places(),
                request.state(),
                name(request.askedBy()),
                request.askedAt());
    }

    private List<CaseHistory.Audited> audits(String caseId, Map<String, String> aliases) {
        Map<Integer, String> readings = numbered.numbers(caseId).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        return audits.of(caseId).stream()
                .map(audit -> audited(audit, readings, aliases))
                .toList();
    }

    private static CaseHistory.Audited audited(
            CaseAudit audit, Map<Integer, String> readings, Map<String, String> aliases) {
        return new CaseHistory.Audited(
                audit.verdict(),
                audit.findings().stream()
                        .map(finding -> finding(finding, readings, aliases))
                        .toList(),
                audit.comment(),
                audit.signedName(),
                audit.meaning(),
                audit.signedAt(),
                audit.contentDigest());
    }

    private static CaseHistory.Finding finding(
            AuditFinding finding, Map<Integer, String> readings, Map<String, String> aliases) {
        return new CaseHistory.Finding(
                finding.severity(),
                finding.about(),
                finding.reader() == null ? null : of(readings.get(finding.reader()), aliases),
                finding.text(),
                Objects.requireNonNullElse(finding.places(), List.of()));
    }

    private CaseHistory.Sent sent(CaseMessages.Sent sent) {
        return new CaseHistory.Sent(sent.message(), sent.reason(), name(sent.sentBy()), sent.sentAt());
    }

    private static CaseHistory.@Nullable Of of(@Nullable String readingId, Map<String, String> aliases) {
        return readingId == null ? null : new CaseHistory.Of(readingId, aliases.get(readingId));
    }

    private String name(String personId) {
        return personId.startsWith(SYSTEM)
                ? personId.substring(SYSTEM.length())
                : people.get(personId).displayName();
    }
}
