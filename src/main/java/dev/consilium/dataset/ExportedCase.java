package dev.consilium.dataset;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.EdgeCategory;
import dev.consilium.annotation.Flag;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.Reading;
import dev.consilium.arbitration.DecideCommand;
import dev.consilium.arbitration.Decision;
import dev.consilium.arbitration.GroundTruth;
import dev.consilium.arbitration.LesionOutcome;
import dev.consilium.arbitration.TruthLesion;
import dev.consilium.arbitration.edgecase.BoardOpinion;
import dev.consilium.arbitration.edgecase.BoardOutcome;
import dev.consilium.arbitration.edgecase.EdgeCase;
import dev.consilium.arbitration.edgecase.Seat;
import dev.consilium.project.CaseState;
import dev.consilium.quality.CaseScore;
import dev.consilium.quality.Consensus;
import dev.consilium.study.SeriesCatalogue.Provenance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A closed case with everything its label rests on; people under pseudonyms. */
record ExportedCase(
        String id,
        String modality,
        CaseState state,
        int rounds,
        @Nullable String route,
        @Nullable String routeReason,
        String protocolDigest,
        Instant openedAt,
        @Nullable Instant closedAt,
        Provenance series,
        List<ExportedReading> readings,
        List<CaseScore> scores,
        Consensus consensus,
        List<ExportedReferral> referrals,
        List<ExportedPanel> panels,
        List<ExportedDecision> decisions,
        List<ExportedEdgeCase> edgeCases,
        List<ExportedTruth> groundTruth,
        @JsonUnwrapped ExportedHistory history) {

    /**
     * @param activeSeconds worked on it, idle time left out; null where nobody timed it
     * @param setAsideAt when the case was reopened: no truth of later rounds rests on it; null while it counts
     * @param revision the latest, which {@code contentDigest} is of; @param earlier those before it, oldest first
     * @param dependent it was handed in after the reading had been sent back: no independent reading
     */
    record ExportedReading(
            String id,
            String reader,
            String level,
            int round,
            List<Label> labels,
            @Nullable Double confidence,
            List<Flag> flags,
            @Nullable String comment,
            @Nullable EdgeCategory edgeCategory,
            @Nullable Instant submittedAt,
            @Nullable Instant setAsideAt,
            @Nullable Integer activeSeconds,
            int revision,
            Instant createdAt,
            String protocolDigest,
            String guidelineVersion,
            String contentDigest,
            boolean dependent,
            List<ExportedRevision> earlier) {

        /** @param revisions all of the reading, oldest first; @param sentBack when first, null for never */
        static ExportedReading of(
                Reading reading,
                List<Annotation> revisions,
                String reader,
                @Nullable Instant sentBack,
                @Nullable Integer activeSeconds) {
            Annotation latest = revisions.get(revisions.size() - 1);
            return new ExportedReading(
                    reading.id(),
                    reader,
                    reading.level(),
                    reading.round(),
                    latest.labels(),
                    latest.confidence(),
                    latest.flags().stream().sorted().toList(),
                    latest.comment(),
                    latest.edgeCategory(),
                    reading.submittedAt(),
                    reading.setAsideAt(),
                    activeSeconds,
                    latest.revision(),
                    latest.createdAt(),
                    latest.protocolDigest(),
                    latest.guidelineVersion(),
                    latest.contentDigest(),
                    isDependent(latest, sentBack),
                    revisions.stream()
                            .limit(revisions.size() - 1)
                            .map(revision -> ExportedRevision.of(revision, isDependent(revision, sentBack)))
                            .toList());
        }

        private static boolean isDependent(Annotation revision, @Nullable Instant sentBack) {
            return sentBack != null && revision.createdAt().isAfter(sentBack);
        }

        /** The earlier ones first. */
        List<ExportedRevision> revisions() {
            List<ExportedRevision> all = new ArrayList<>(earlier);
            all.add(new ExportedRevision(
                    revision,
                    createdAt,
                    labels,
                    confidence,
                    flags,
                    comment,
                    edgeCategory,
                    protocolDigest,
                    guidelineVersion,
                    contentDigest,
                    dependent));
            return all;
        }
    }

    /** What a reading said before it was corrected; a truth may rest on it. */
    record ExportedRevision(
            int revision,
            Instant createdAt,
            List<Label> labels,
            @Nullable Double confidence,
            List<Flag> flags,
            @Nullable String comment,
            @Nullable EdgeCategory edgeCategory,
            String protocolDigest,
            String guidelineVersion,
            String contentDigest,
            boolean dependent) {

        static ExportedRevision of(Annotation annotation, boolean dependent) {
            return new ExportedRevision(
                    annotation.revision(),
                    annotation.createdAt(),
                    annotation.labels(),
                    annotation.confidence(),
                    annotation.flags().stream().sorted().toList(),
                    annotation.comment(),
                    annotation.edgeCategory(),
                    annotation.protocolDigest(),
                    annotation.guidelineVersion(),
                    annotation.contentDigest(),
                    dependent);
        }
    }

    /** @param level who decided; @param dissent ids of the readings that differ from it */
    record ExportedDecision(
            String id,
            int revision,
            Decision.Level level,
            int round,
            DecideCommand.Kind kind,
            @Nullable String chosenReading,
            List<Label> labels,
            String reason,
            @Nullable String comment,
            List<String> dissent,
            String arbiter,
            String meaning,
            Instant signedAt,
            String contentDigest,
            List<LesionOutcome> lesions) {

        static ExportedDecision of(Decision decision, String arbiter, List<LesionOutcome> lesions) {
            return new ExportedDecision(
                    decision.id(),
                    decision.revision(),
                    decision.level(),
                    decision.round(),
                    decision.kind(),
                    decision.chosenReadingId(),
                    decision.labels(),
                    decision.reasonCode(),
                    decision.comment(),
                    decision.dissent(),
                    arbiter,
                    decision.meaning(),
                    decision.signedAt(),
                    decision.contentDigest(),
                    lesions);
        }
    }

    /** One time the case came before the edge-case board. @param opinions those that were given, also where they differ */
    record ExportedEdgeCase(
            String id,
            int round,
            EdgeCase.State state,
            String raisedLevel,
            @Nullable EdgeCategory raisedCategory,
            @Nullable EdgeCategory category,
            List<String> tags,
            @Nullable BoardOutcome outcome,
            @Nullable String reason,
            @Nullable String guidelineSentence,
            @Nullable String decision,
            List<ExportedOpinion> opinions,
            Instant openedAt,
            @Nullable Instant closedAt) {

        static ExportedEdgeCase of(EdgeCase entry, List<ExportedOpinion> opinions) {
            return new ExportedEdgeCase(
                    entry.id(),
                    entry.round(),
                    entry.state(),
                    entry.raised().level(),
                    entry.raised().category(),
                    entry.category(),
                    entry.tags(),
                    entry.outcome(),
                    entry.reason(),
                    entry.guidelineSentence(),
                    entry.decisionId(),
                    opinions,
                    entry.openedAt(),
                    entry.closedAt());
        }
    }

    record ExportedOpinion(
            Seat seat,
            String member,
            BoardOutcome outcome,
            List<Label> labels,
            @Nullable EdgeCategory category,
            List<String> tags,
            String reason,
            @Nullable String guidelineSentence,
            String meaning,
            Instant signedAt,
            String contentDigest) {

        static ExportedOpinion of(BoardOpinion opinion, String member) {
            return new ExportedOpinion(
                    opinion.seat(),
                    member,
                    opinion.outcome(),
                    opinion.labels(),
                    opinion.category(),
                    opinion.tags(),
                    opinion.reason(),
                    opinion.guidelineSentence(),
                    opinion.signature().meaning(),
                    opinion.signature().at(),
                    opinion.signature().digest());
        }
    }

    /**
     * @param current whether it is the label of the case; the others are history
     * @param restsOn the readings that counted when it was recorded
     * @param belief how probable it was; null in records of before that was kept
     * @param lesions where the lesions of a consensus came from
     */
    record ExportedTruth(
            int revision,
            int round,
            boolean current,
            GroundTruth.Origin origin,
            List<Label> labels,
            Map<String, Double> softLabel,
            @Nullable Double percentAgreement,
            @Nullable String decision,
            String protocolDigest,
            Instant recordedAt,
            List<GroundTruth.Basis> restsOn,
            @Nullable ExportedBelief belief,
            List<TruthLesion> lesions) {

        static ExportedTruth of(
                GroundTruth truth, boolean current, @Nullable ExportedBelief belief, List<TruthLesion> lesions) {
            return new ExportedTruth(
                    truth.revision(),
                    truth.round(),
                    current,
                    truth.origin(),
                    truth.labels(),
                    truth.softLabel(),
                    truth.percentAgreement(),
                    truth.decisionId(),
                    truth.protocolDigest(),
                    truth.recordedAt(),
                    truth.restsOn(),
                    belief,
                    lesions);
        }
    }
}
