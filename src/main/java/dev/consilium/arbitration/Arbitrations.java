package dev.consilium.arbitration;

import dev.consilium.annotation.Label;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Role;
import dev.consilium.project.Case;
import dev.consilium.project.CaseParts;
import dev.consilium.project.CaseState;
import dev.consilium.project.Cases;
import dev.consilium.project.Duty;
import dev.consilium.project.StaffSelection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Presents disagreement to a senior expert, blinded, and keeps the signed decision with its dissent. */
@Component
@Transactional
public class Arbitrations {

    private final Cases cases;
    private final Readings readings;
    private final StaffSelection staff;
    private final CaseParts parts;
    private final LabelFindings findings;
    private final BlindedReadings blinded;
    private final Decisions decisions;
    private final Signatures signatures;
    private final LesionArbitration lesionArbitration;
    private final LesionOutcomes lesionOutcomes;
    private final ApplicationEventPublisher events;

    Arbitrations(
            Cases cases,
            Readings readings,
            StaffSelection staff,
            CaseParts parts,
            LabelFindings findings,
            BlindedReadings blinded,
            Decisions decisions,
            Signatures signatures,
            LesionArbitration lesionArbitration,
            LesionOutcomes lesionOutcomes,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.readings = readings;
        this.staff = staff;
        this.parts = parts;
        this.findings = findings;
        this.blinded = blinded;
        this.decisions = decisions;
        this.signatures = signatures;
        this.lesionArbitration = lesionArbitration;
        this.lesionOutcomes = lesionOutcomes;
        this.events = events;
    }

    /** Opens the case for adjudication and fixes the random order of aliases. Idempotent. */
    public void begin(String caseId) {
        Case opening = cases.get(caseId);
        if (opening.state() == CaseState.ARBITRATION) {
            return;
        }
        List<Reading> submitted = readings.submitted(caseId);
        cases.beginArbitration(caseId);
        readings.open(caseId);
        blinded.fix(caseId);
        events.publishEvent(new ArbitrationOpened(caseId, opening.projectId(), submitted.size()));
    }

    /** @throws Refusal where the viewer may not arbitrate this case */
    @Transactional(readOnly = true)
    public ArbitrationView present(String caseId, Actor arbiter) {
        staff.requireEligible(caseId, arbiter.id(), Duty.ARBITER, Role.SENIOR);
        return new ArbitrationView(caseId, blinded.of(caseId));
    }

    /**
     * @throws Refusal FORBIDDEN {@code SIGNATURE_REFUSED} (password), CONFLICT {@code ALREADY_INVOLVED}, {@code NOT_IN_ARBITRATION},
     *     UNPROCESSABLE {@code READER_UNKNOWN}, {@code LABELS_MISSING}, {@code REASON_UNKNOWN}, {@code UNKNOWN_CLASS}, and those of
     *     {@link LesionArbitration#resolve}
     */
    public Decision decide(String caseId, DecideCommand command, Actor arbiter) {
        Case decided = cases.get(caseId);
        staff.requireEligible(caseId, arbiter.id(), Duty.ARBITER, Role.SENIOR);
        if (decided.state() != CaseState.ARBITRATION) {
            throw Refusal.conflict("NOT_IN_ARBITRATION", "This case is not, or no longer, in arbitration.");
        }
        Proposal proposed = propose(caseId, command);
        Decision signed = signatures.sign(
                decided,
                Decision.Level.SENIOR,
                command,
                proposed.reason(),
                proposed.chosen(),
                proposed.labels(),
                readings.submitted(caseId),
                arbiter);
        Decision decision =
                isPerLesion(command) ? signed.dissentedBy(LesionOutcome.dissent(proposed.lesions())) : signed;
        decisions.add(decision);
        lesionOutcomes.add(decision.id(), proposed.lesions());
        if (proposed.wanting().isEmpty()) {
            parts.finish(caseId, arbiter.id(), Duty.ARBITER);
        }
        events.publishEvent(new DecisionSigned(decision, decided.projectId()));
        return decision;
    }

    /**
     * What the command would come to, for whoever may decide this case.
     *
     * @throws Refusal as {@link #decide}, except for the signature and the right to decide
     */
    @Transactional(readOnly = true)
    public Proposal propose(String caseId, DecideCommand command) {
        ReasonCode reason = ReasonCode.require(command);
        Reading chosen = chosen(caseId, command);
        List<LesionOutcome> lesions =
                isPerLesion(command) ? lesionArbitration.resolve(caseId, command.lesions()) : List.of();
        List<Label> labels =
                isPerLesion(command) ? LesionOutcome.labels(lesions, command.labels()) : labels(command, chosen);
        findings.requireKnown(caseId, labels);
        List<String> wanting = command.kind().labelled() ? findings.blocking(caseId, labels, Set.of()) : List.of();
        return new Proposal(reason, chosen, labels, lesions, wanting);
    }

    /** The latest decision of the rounds that count, unless who made it has said something else since. */
    @Transactional(readOnly = true)
    public Optional<Decision> decision(String caseId) {
        int firstRound = cases.get(caseId).firstRound();
        return decisions
                .latest(caseId)
                .filter(decision -> decision.round() >= firstRound && !decisions.takenBack(decision));
    }

    /** What a decision says of each lesion; empty unless it was taken lesion by lesion. */
    @Transactional(readOnly = true)
    public List<LesionOutcome> lesions(String decisionId) {
        return lesionOutcomes.of(decisionId);
    }

    /** Every revision, oldest first. */
    @Transactional(readOnly = true)
    public List<Decision> decisions(String caseId) {
        return decisions.of(caseId);
    }

    /** Who signed in this project, and when for the first time; for pseudonyms that stay. */
    @Transactional(readOnly = true)
    public Map<String, Instant> firstSignatures(String projectId) {
        return decisions.firstSignatures(projectId);
    }

    private static boolean isPerLesion(DecideCommand command) {
        return command.kind() == DecideCommand.Kind.PER_LESION;
    }

    private @Nullable Reading chosen(String caseId, DecideCommand command) {
        if (command.kind() != DecideCommand.Kind.CHOOSE && command.kind() != DecideCommand.Kind.EDIT) {
            return null;
        }
        return blinded.require(caseId, command.reader());
    }

    private static List<Label> labels(DecideCommand command, @Nullable Reading chosen) {
        return switch (command.kind()) {
            case AMBIGUOUS -> List.of();
            case EXCLUDE ->
                throw Refusal.unprocessable(
                        "DECISION_UNKNOWN", "Only the edge-case board excludes a case. Refer it to the board.");
            case CHOOSE ->
                Objects.requireNonNull(Objects.requireNonNull(chosen).annotation())
                        .labels();
            case EDIT, AUTHOR, PER_LESION -> {
                List<Label> given = command.labels();
                if (given == null || given.isEmpty()) {
                    throw Refusal.unprocessable("LABELS_MISSING", "Give the labels of your decision.");
                }
                yield given;
            }
        };
    }
}
