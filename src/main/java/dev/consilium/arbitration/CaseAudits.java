package dev.consilium.arbitration;

import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.arbitration.AuditFinding.About;
import dev.consilium.arbitration.AuditFinding.Severity;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Role;
import dev.consilium.project.Case;
import dev.consilium.project.CaseParts;
import dev.consilium.project.CaseState;
import dev.consilium.project.Cases;
import dev.consilium.project.Duty;
import dev.consilium.project.StaffSelection;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An auditor without any part in a case says whether its ground truth may be released, and that is carried out. */
@Component
@Transactional
public class CaseAudits {

    private final Cases cases;
    private final Readings readings;
    private final StaffSelection staff;
    private final CaseParts parts;
    private final Aliases aliases;
    private final GroundTruths truths;
    private final Arbitrations arbitrations;
    private final AuditSigning signing;
    private final CaseAuditRows rows;
    private final FeedbackItems feedback;
    private final Reworks reworks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseAudits(
            Cases cases,
            Readings readings,
            StaffSelection staff,
            CaseParts parts,
            Aliases aliases,
            GroundTruths truths,
            Arbitrations arbitrations,
            AuditSigning signing,
            CaseAuditRows rows,
            FeedbackItems feedback,
            Reworks reworks,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.readings = readings;
        this.staff = staff;
        this.parts = parts;
        this.aliases = aliases;
        this.truths = truths;
        this.arbitrations = arbitrations;
        this.signing = signing;
        this.rows = rows;
        this.feedback = feedback;
        this.reworks = reworks;
        this.events = events;
        this.clock = clock;
    }

    /** @param readingsToRework how many readings go back to their readers */
    public record Outcome(AuditVerdict verdict, int readingsToRework) {}

    /**
     * @param reworkLimit how many times audits of one round may send readings back; then the case stands or is read by others
     * @throws Refusal FORBIDDEN {@code ROLE_MISSING}, {@code SIGNATURE_REFUSED}, CONFLICT {@code ALREADY_INVOLVED},
     *     {@code NOT_IN_AUDIT}, UNPROCESSABLE {@code CRITICAL_FINDING_PASSED}, {@code FINDING_MISSING}, {@code READING_MISSING},
     *     {@code READER_UNKNOWN}, {@code DECISION_UNKNOWN}, {@code REWORK_AFTER_DECISION}, {@code REWORK_EXHAUSTED},
     *     {@code PLACE_OUTSIDE}
     */
    public CaseAudit sign(String caseId, AuditCommand command, int reworkLimit, Actor auditor) {
        staff.requireEligible(caseId, auditor.id(), Duty.AUDITOR, Role.AUDITOR);
        Case audited = cases.get(caseId);
        if (audited.state() != CaseState.AUDIT) {
            throw Refusal.conflict("NOT_IN_AUDIT", "This case is not, or no longer, waiting for an audit.");
        }
        GroundTruth truth = truths.latest(caseId).orElseThrow(() -> Refusal.notFound("ground truth"));
        List<AuditFinding> findings = Objects.requireNonNullElse(command.findings(), List.of());
        requireConsistent(caseId, command.verdict(), findings);
        if (command.verdict() == AuditVerdict.REWORK && reworksLeft(caseId, reworkLimit) == 0) {
            throw Refusal.unprocessable(
                    "REWORK_EXHAUSTED",
                    "Readings of this case have gone back as often as the protocol allows. Pass the case, or fail it: then others read it.");
        }
        CaseAudit audit = signing.sign(audited, truth, command, findings, auditor);
        requireCarriedOut(audit);
        rows.add(audit);
        events.publishEvent(new CaseAudited(audit, audited.projectId()));
        return audit;
    }

    /**
     * Carries out what was signed last: tells the readers concerned, and asks for the readings that go back. Idempotent. An auditor
     * whose verdict is REWORK keeps the part, to look at what comes back.
     */
    public Outcome conclude(String caseId) {
        CaseAudit audit =
                rows.latest(caseId).orElseThrow(() -> new IllegalStateException("case " + caseId + " was not audited"));
        Map<Integer, Reading> byNumber = byNumber(caseId);
        List<Integer> back = audit.verdict() == AuditVerdict.REWORK ? audit.readers() : List.of();
        if (rows.done(audit.id(), clock.instant())) {
            feedback.audited(audit, byNumber, truths.latest(caseId).orElseThrow());
            back.forEach(number -> sendBack(audit, number, Objects.requireNonNull(byNumber.get(number))));
            if (audit.verdict() != AuditVerdict.REWORK) {
                parts.finish(caseId, audit.auditorId(), Duty.AUDITOR);
            }
        }
        return new Outcome(audit.verdict(), back.size());
    }

    /** How many more audits may send readings of the case back, of a limit per reopening. */
    @Transactional(readOnly = true)
    public int reworksLeft(String caseId, int reworkLimit) {
        return Math.max(0, reworkLimit - rows.reworks(caseId, cases.get(caseId).firstRound()));
    }

    /** Oldest first; for those who oversee the case. */
    @Transactional(readOnly = true)
    public List<CaseAudit> of(String caseId) {
        return rows.of(caseId);
    }

    private void sendBack(CaseAudit audit, int number, Reading reading) {
        reworks.request(
                audit.caseId(),
                reading.id(),
                ReasonCode.OTHER,
                audit.textFor(number),
                audit.placesOf(number),
                Actor.person(audit.auditorId()));
    }

    /** A signed verdict stands for ever: what could not be done by it is refused before. */
    private void requireCarriedOut(CaseAudit audit) {
        if (audit.verdict() == AuditVerdict.REWORK) {
            Map<Integer, Reading> byNumber = byNumber(audit.caseId());
            audit.readers()
                    .forEach(number -> reworks.requirePossible(
                            audit.caseId(),
                            Objects.requireNonNull(byNumber.get(number)).id(),
                            audit.textFor(number),
                            audit.placesOf(number)));
        }
    }

    private void requireConsistent(String caseId, AuditVerdict verdict, List<AuditFinding> findings) {
        if (verdict == AuditVerdict.PASSED
                && findings.stream().anyMatch(finding -> finding.severity() == Severity.CRITICAL)) {
            throw Refusal.unprocessable(
                    "CRITICAL_FINDING_PASSED",
                    "What has a critical finding cannot be passed: send readings back, or fail the case.");
        }
        if (verdict != AuditVerdict.PASSED && findings.isEmpty()) {
            throw Refusal.unprocessable("FINDING_MISSING", "Say what you found.");
        }
        boolean decided = arbitrations.decision(caseId).isPresent();
        if (!decided && findings.stream().anyMatch(finding -> finding.about() == About.DECISION)) {
            throw Refusal.unprocessable("DECISION_UNKNOWN", "Nobody decided this case: it rests on a consensus.");
        }
        requireReadings(byNumber(caseId).keySet(), findings);
        if (verdict == AuditVerdict.REWORK) {
            requireReworkable(decided, findings);
        }
    }

    private static void requireReadings(Set<Integer> known, List<AuditFinding> findings) {
        boolean unknown = findings.stream()
                .anyMatch(finding -> finding.about() == About.READING
                        ? !known.contains(finding.reader())
                        : finding.reader() != null);
        if (unknown) {
            throw Refusal.unprocessable(
                    "READER_UNKNOWN",
                    "Name the reading by its number, as in Reader 1, where a finding is about a reading, and only there.");
        }
    }

    private static void requireReworkable(boolean decided, List<AuditFinding> findings) {
        if (decided) {
            throw Refusal.unprocessable(
                    "REWORK_AFTER_DECISION",
                    "The truth rests on a signed decision, which other readings would not change. Pass or fail the case.");
        }
        if (findings.stream().noneMatch(finding -> finding.about() == About.READING)) {
            throw Refusal.unprocessable("READING_MISSING", "Note a finding about each reading that is to go back.");
        }
    }

    private Map<Integer, Reading> byNumber(String caseId) {
        Map<Integer, String> numbers = aliases.of(caseId);
        Map<Integer, Reading> byNumber = new HashMap<>();
        for (Reading reading : readings.submitted(caseId)) {
            numbers.forEach((number, id) -> {
                if (id.equals(reading.id())) {
                    byNumber.put(number, reading);
                }
            });
        }
        return byNumber;
    }
}
