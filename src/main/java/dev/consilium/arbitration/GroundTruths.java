package dev.consilium.arbitration;

import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelKind;
import dev.consilium.annotation.LabelRegions;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.arbitration.GroundTruth.Origin;
import dev.consilium.common.Ids;
import dev.consilium.project.Case;
import dev.consilium.project.CaseScoring;
import dev.consilium.project.CaseState;
import dev.consilium.project.Cases;
import dev.consilium.quality.Consensus;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records what a case came to, from the consensus or from the arbitration, and closes the case. */
@Component
@Transactional
public class GroundTruths {

    private final Cases cases;
    private final CaseScoring scoring;
    private final Readings readings;
    private final Arbitrations arbitrations;
    private final LesionConsensus lesionConsensus;
    private final GroundTruthRows rows;
    private final TruthLesions lesions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GroundTruths(
            Cases cases,
            CaseScoring scoring,
            Readings readings,
            Arbitrations arbitrations,
            LesionConsensus lesionConsensus,
            GroundTruthRows rows,
            TruthLesions lesions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.scoring = scoring;
        this.readings = readings;
        this.arbitrations = arbitrations;
        this.lesionConsensus = lesionConsensus;
        this.rows = rows;
        this.lesions = lesions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Idempotent: the same content adds no revision. Opens the readings and closes the case with the matching end state.
     *
     * @throws IllegalStateException where there is neither a decision nor a strict majority, or not every reading has each lesion
     */
    public GroundTruth record(String caseId) {
        Case closing = cases.get(caseId);
        List<GroundTruth> revisions = rows.of(caseId);
        Decision decision = arbitrations.decision(caseId).orElse(null);
        LesionConsensus.Merged merged = decision == null ? lesionConsensus.of(caseId) : LesionConsensus.Merged.NOTHING;
        GroundTruth truth = truth(closing, revisions.size() + 1, decision, merged.labels());
        Optional<GroundTruth> before = last(revisions);
        if (before.isPresent() && sameContent(before.get(), truth)) {
            return before.get();
        }
        String digest = rows.add(truth);
        lesions.add(
                truth.id(),
                merged.lesions(),
                truth.labels().size() - merged.labels().size());
        readings.open(caseId);
        cases.close(caseId, endState(truth.origin()));
        events.publishEvent(
                new GroundTruthRecorded(caseId, closing.projectId(), truth.origin(), truth.revision(), digest));
        return truth;
    }

    @Transactional(readOnly = true)
    public Optional<GroundTruth> latest(String caseId) {
        return last(rows.of(caseId));
    }

    /** Where the lesions of a ground truth came from; empty for one that rests on a decision. */
    @Transactional(readOnly = true)
    public List<TruthLesion> lesions(String truthId) {
        return lesions.of(truthId);
    }

    @Transactional(readOnly = true)
    public List<GroundTruth> revisions(String caseId) {
        return rows.of(caseId);
    }

    private static Optional<GroundTruth> last(List<GroundTruth> revisions) {
        return revisions.isEmpty() ? Optional.empty() : Optional.of(revisions.get(revisions.size() - 1));
    }

    private GroundTruth truth(Case closing, int revision, @Nullable Decision decision, List<Label> merged) {
        Consensus consensus = scoring.consensus(closing.id());
        return new GroundTruth(
                Ids.random(),
                closing.id(),
                revision,
                origin(decision),
                decision == null ? consensusLabels(closing.id(), consensus, merged) : decision.labels(),
                shares(consensus),
                scoring.percentAgreement(closing.id()),
                decision == null ? null : decision.id(),
                closing.protocolDigest(),
                clock.instant());
    }

    /**
     * The labels of the majority: those of one of its readings, so that geometry and attributes are somebody's, with the
     * attributes all of them share; lesions as all readings together have them.
     */
    private List<Label> consensusLabels(String caseId, Consensus consensus, List<Label> merged) {
        List<String> classes = consensus.classes();
        if (classes == null) {
            throw new IllegalStateException("case " + caseId + " has neither a decision nor a strict majority");
        }
        List<List<Label>> agreeing = readings.submitted(caseId).stream()
                .filter(reading -> Values.of(reading).equals(new TreeSet<>(classes)))
                .map(GroundTruths::labels)
                .toList();
        Stream<Label> others = agreeing.get(0).stream()
                .filter(label -> !LabelRegions.has(label.kind()))
                .map(label -> label.kind() == LabelKind.FINDING ? shared(label, agreeing) : label);
        return Stream.concat(others, merged.stream()).toList();
    }

    private static Label shared(Label label, List<List<Label>> agreeing) {
        Map<String, String> attributes = new LinkedHashMap<>(label.attributes());
        attributes.entrySet().removeIf(attribute -> !agreeing.stream().allMatch(labels -> labels.stream()
                .filter(other -> other.labelClass().equals(label.labelClass()))
                .anyMatch(
                        other -> attribute.getValue().equals(other.attributes().get(attribute.getKey())))));
        return new Label(label.labelClass(), label.kind(), label.geometry(), attributes);
    }

    private static List<Label> labels(Reading reading) {
        return Objects.requireNonNull(reading.annotation()).labels();
    }

    private static Map<String, Double> shares(Consensus consensus) {
        Map<String, Double> shares = new LinkedHashMap<>();
        consensus.votes().forEach((value, votes) -> shares.put(value, (double) votes / consensus.readings()));
        return shares;
    }

    private static Origin origin(@Nullable Decision decision) {
        if (decision == null) {
            return Origin.CONSENSUS;
        }
        if (decision.kind() == DecideCommand.Kind.AMBIGUOUS) {
            return Origin.AMBIGUOUS;
        }
        return switch (decision.level()) {
            case SPECIALIST -> Origin.SPECIALIST;
            case SENIOR, PANEL -> Origin.ARBITRATION;
            case BOARD -> Origin.BOARD;
        };
    }

    private static CaseState endState(Origin origin) {
        return switch (origin) {
            case CONSENSUS -> CaseState.ACCEPTED;
            case SPECIALIST -> CaseState.VALIDATED;
            case ARBITRATION, BOARD -> CaseState.ARBITRATED;
            case AMBIGUOUS -> CaseState.AMBIGUOUS;
        };
    }

    private static boolean sameContent(GroundTruth a, GroundTruth b) {
        return a.origin() == b.origin()
                && a.labels().equals(b.labels())
                && a.softLabel().equals(b.softLabel())
                && Objects.equals(a.decisionId(), b.decisionId());
    }
}
