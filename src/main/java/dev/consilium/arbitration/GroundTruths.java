package dev.consilium.arbitration;

import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelKind;
import dev.consilium.annotation.LabelRegions;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.arbitration.GroundTruth.Origin;
import dev.consilium.arbitration.consensus.CaseConsensus;
import dev.consilium.arbitration.consensus.CaseWeighing;
import dev.consilium.common.Ids;
import dev.consilium.project.Case;
import dev.consilium.project.CaseScoring;
import dev.consilium.project.Cases;
import dev.consilium.quality.Consensus;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records what a case came to, from the consensus or from a decision. It is released when the case closes. */
@Component
@Transactional
public class GroundTruths {

    private final Cases cases;
    private final CaseScoring scoring;
    private final CaseWeighing weighing;
    private final Readings readings;
    private final Arbitrations arbitrations;
    private final LesionConsensus lesionConsensus;
    private final GroundTruthRows rows;
    private final SamplingRows sampling;
    private final TruthLesions lesions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GroundTruths(
            Cases cases,
            CaseScoring scoring,
            CaseWeighing weighing,
            Readings readings,
            Arbitrations arbitrations,
            LesionConsensus lesionConsensus,
            GroundTruthRows rows,
            SamplingRows sampling,
            TruthLesions lesions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.scoring = scoring;
        this.weighing = weighing;
        this.readings = readings;
        this.arbitrations = arbitrations;
        this.lesionConsensus = lesionConsensus;
        this.rows = rows;
        this.sampling = sampling;
        this.lesions = lesions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Idempotent: the same content from the same readings adds no revision. The case goes to AUDIT; its readings stay as blinded
     * as they are.
     *
     * @throws IllegalStateException where there is neither a decision nor a consensus, not every reading has each lesion, or
     *     the board excluded the case
     */
    public GroundTruth record(String caseId) {
        Case settled = cases.get(caseId);
        List<GroundTruth> revisions = rows.of(caseId);
        Decision decision = arbitrations.decision(caseId).orElse(null);
        LesionConsensus.Merged merged = decision == null ? lesionConsensus.of(caseId) : LesionConsensus.Merged.NOTHING;
        GroundTruth truth = truth(settled, revisions.size() + 1, decision, merged.labels());
        Optional<GroundTruth> before = last(revisions);
        if (before.isPresent() && sameContent(before.get(), truth)) {
            return before.get();
        }
        String digest = rows.add(truth);
        lesions.add(
                truth.id(),
                merged.lesions(),
                truth.labels().size() - merged.labels().size());
        sampling.keepClasses(truth.id(), caseId, settled.projectId(), Values.of(truth.labels()));
        cases.beginAudit(caseId);
        events.publishEvent(
                new GroundTruthRecorded(caseId, settled.projectId(), truth.origin(), truth.revision(), digest));
        return truth;
    }

    /** The latest of the rounds that count. */
    @Transactional(readOnly = true)
    public Optional<GroundTruth> latest(String caseId) {
        int firstRound = cases.get(caseId).firstRound();
        return last(rows.of(caseId)).filter(truth -> truth.round() >= firstRound);
    }

    /** Readings that differ from the decision a ground truth rests on, if only in one lesion. */
    Set<String> dissenting(GroundTruth truth) {
        return decisionOf(truth).map(decision -> Set.copyOf(decision.dissent())).orElse(Set.of());
    }

    private Optional<Decision> decisionOf(GroundTruth truth) {
        return arbitrations.decisions(truth.caseId()).stream()
                .filter(decision -> decision.id().equals(truth.decisionId()))
                .findFirst();
    }

    /** Where the lesions of a ground truth came from; empty for one that rests on a decision. */
    @Transactional(readOnly = true)
    public List<TruthLesion> lesions(String truthId) {
        return lesions.of(truthId);
    }

    /** Every one ever recorded, oldest first; those of before a reopening are history. */
    @Transactional(readOnly = true)
    public List<GroundTruth> revisions(String caseId) {
        return rows.of(caseId);
    }

    private static Optional<GroundTruth> last(List<GroundTruth> revisions) {
        return revisions.isEmpty() ? Optional.empty() : Optional.of(revisions.get(revisions.size() - 1));
    }

    private GroundTruth truth(Case settled, int revision, @Nullable Decision decision, List<Label> merged) {
        Consensus consensus = scoring.consensus(settled.id());
        Optional<CaseConsensus> weighed = weighing.latest(settled.id());
        return new GroundTruth(
                Ids.random(),
                settled.id(),
                revision,
                settled.round(),
                origin(decision),
                decision == null
                        ? consensusLabels(
                                settled.id(),
                                weighed.isPresent() ? weighed.get().classes() : consensus.classes(),
                                merged)
                        : decision.labels(),
                shares(consensus),
                scoring.percentAgreement(settled.id()),
                decision == null ? null : decision.id(),
                weighed.map(CaseConsensus::id).orElse(null),
                settled.protocolDigest(),
                clock.instant(),
                readings.submitted(settled.id()).stream()
                        .map(GroundTruths::basis)
                        .toList());
    }

    private static GroundTruth.Basis basis(Reading reading) {
        return new GroundTruth.Basis(
                reading.id(), Objects.requireNonNull(reading.annotation()).revision());
    }

    /**
     * The labels of the consensus: those of one of its readings, so that geometry and attributes are somebody's, with the
     * attributes all of them share; lesions as all readings together have them.
     */
    private List<Label> consensusLabels(String caseId, @Nullable List<String> classes, List<Label> merged) {
        if (classes == null) {
            throw new IllegalStateException("case " + caseId + " has neither a decision nor a consensus");
        }
        List<List<Label>> agreeing = readings.submitted(caseId).stream()
                .filter(reading -> Values.of(reading).equals(new TreeSet<>(classes)))
                .map(GroundTruths::labels)
                .toList();
        Stream<Label> others = agreeing.get(0).stream()
                .filter(label -> !LabelRegions.has(label.kind()))
                .map(label -> label.kind() == LabelKind.FINDING ? shared(label, agreeing) : label.withoutConfidence());
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
        if (decision.kind() == DecideCommand.Kind.EXCLUDE) {
            throw new IllegalStateException("case " + decision.caseId() + " is excluded and has no ground truth");
        }
        return switch (decision.level()) {
            case SPECIALIST -> Origin.SPECIALIST;
            case SENIOR, PANEL -> Origin.ARBITRATION;
            case BOARD -> Origin.BOARD;
        };
    }

    private static boolean sameContent(GroundTruth a, GroundTruth b) {
        return a.origin() == b.origin()
                && a.labels().equals(b.labels())
                && a.softLabel().equals(b.softLabel())
                && Objects.equals(a.decisionId(), b.decisionId())
                && a.round() == b.round()
                && a.restsOn().equals(b.restsOn());
    }
}
