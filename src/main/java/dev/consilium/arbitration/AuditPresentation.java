package dev.consilium.arbitration;

import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Role;
import dev.consilium.project.Case;
import dev.consilium.project.Cases;
import dev.consilium.project.Duty;
import dev.consilium.project.StaffSelection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lays a case out for its auditor, blinded. */
@Component
@Transactional(readOnly = true)
public class AuditPresentation {

    private final Cases cases;
    private final Readings readings;
    private final StaffSelection staff;
    private final Aliases aliases;
    private final GroundTruths truths;
    private final Arbitrations arbitrations;
    private final CaseAuditRows audits;

    AuditPresentation(
            Cases cases,
            Readings readings,
            StaffSelection staff,
            Aliases aliases,
            GroundTruths truths,
            Arbitrations arbitrations,
            CaseAuditRows audits) {
        this.cases = cases;
        this.readings = readings;
        this.staff = staff;
        this.aliases = aliases;
        this.truths = truths;
        this.arbitrations = arbitrations;
        this.audits = audits;
    }

    /** @throws Refusal where the viewer may not audit this case */
    public AuditView of(String caseId, Actor auditor) {
        staff.requireEligible(caseId, auditor.id(), Duty.AUDITOR, Role.AUDITOR);
        Case audited = cases.get(caseId);
        GroundTruth truth = truths.latest(caseId).orElseThrow(() -> Refusal.notFound("ground truth"));
        return new AuditView(
                caseId,
                new AuditView.AuditedTruth(
                        truth.revision(), truth.origin(), truth.labels(), truth.softLabel(), truth.percentAgreement()),
                audited.route(),
                audited.routeReason(),
                readings(caseId),
                decisions(audited),
                audits.of(caseId).stream()
                        .map(audit -> new AuditView.Earlier(audit.verdict(), audit.findings(), audit.signedAt()))
                        .toList());
    }

    private List<ArbitrationView.BlindedReading> readings(String caseId) {
        Map<String, Reading> byId =
                readings.submitted(caseId).stream().collect(Collectors.toMap(Reading::id, Function.identity()));
        return aliases.of(caseId).entrySet().stream()
                .filter(alias -> byId.containsKey(alias.getValue()))
                .map(alias -> ArbitrationView.BlindedReading.of(
                        alias.getKey(),
                        Objects.requireNonNull(Objects.requireNonNull(byId.get(alias.getValue()))
                                .annotation())))
                .toList();
    }

    private List<AuditView.AuditedDecision> decisions(Case audited) {
        Map<String, Integer> numbers = aliases.of(audited.id()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        return arbitrations.decisions(audited.id()).stream()
                .filter(decision -> decision.round() >= audited.firstRound())
                .map(decision -> new AuditView.AuditedDecision(
                        decision.revision(),
                        decision.level(),
                        decision.kind(),
                        numbers.get(decision.chosenReadingId()),
                        decision.labels(),
                        decision.reasonCode(),
                        decision.comment(),
                        decision.dissent().stream()
                                .map(numbers::get)
                                .filter(Objects::nonNull)
                                .sorted()
                                .toList(),
                        decision.signedAt()))
                .toList();
    }
}
