package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.consilium.annotation.EdgeCategory;
import dev.consilium.annotation.Flag;
import dev.consilium.annotation.Label;
import dev.consilium.arbitration.DecideCommand;
import dev.consilium.arbitration.Decision;
import dev.consilium.arbitration.GroundTruth;
import dev.consilium.arbitration.LesionOutcome;
import dev.consilium.arbitration.TruthLesion;
import dev.consilium.project.CaseState;
import dev.consilium.quality.CaseScore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A case as one viewer may see it; what they may not see is absent.
 *
 * @param edgeCases each time it came before the edge-case board, oldest first
 * @param earlierDecisions and earlierTruths that count no more, for those who oversee
 * @param history reviews, returns, audits and messages, for those who oversee
 * @param panels that settled the case, absent where none did
 * @param rounds and route tell of disagreement, so readers get them when the case is closed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseView(
        String id,
        String project,
        String series,
        String modality,
        String priority,
        CaseState state,
        String protocol,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable Instant overdueSince,
        @Nullable Instant heldAt,
        @Nullable Integer rounds,
        @Nullable String route,
        @Nullable String waitCode,
        @Nullable List<CaseScore> scores,
        List<ReadingView> readings,
        List<QuestionView> questions,
        @Nullable DecisionView decision,
        @Nullable List<DecisionView> earlierDecisions,
        @Nullable List<EdgeCaseView> edgeCases,
        @Nullable List<PanelView> panels,
        @Nullable TruthView groundTruth,
        @Nullable List<TruthView> earlierTruths,
        @JsonUnwrapped @Nullable CaseHistory history) {

    /**
     * @param alias stable per case and telling nothing; @param setAsideAt when the case was reopened
     * @param reader only for those who oversee, never while blinded
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReadingView(
            String id,
            String alias,
            boolean mine,
            String level,
            List<Label> labels,
            @Nullable Double confidence,
            Set<Flag> flags,
            @Nullable String comment,
            @Nullable EdgeCategory edgeCategory,
            @Nullable Instant setAsideAt,
            @Nullable String reader) {}

    /** @param signedName only for those who oversee; @param lesions where it was taken lesion by lesion */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DecisionView(
            Decision.Level level,
            DecideCommand.Kind kind,
            List<Label> labels,
            String reasonCode,
            @Nullable String comment,
            List<String> dissent,
            String meaning,
            Instant signedAt,
            String contentDigest,
            @Nullable String signedName,
            List<LesionOutcome> lesions) {}

    /** @param lesions where the lesions of a consensus came from */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TruthView(
            int revision,
            @JsonProperty("origin") GroundTruth.Origin origin,
            List<Label> labels,
            Map<String, Double> softLabel,
            @Nullable Double percentAgreement,
            Instant recordedAt,
            List<TruthLesion> lesions) {

        static TruthView of(GroundTruth truth, List<TruthLesion> lesions) {
            return new TruthView(
                    truth.revision(),
                    truth.origin(),
                    truth.labels(),
                    truth.softLabel(),
                    truth.percentAgreement(),
                    truth.recordedAt(),
                    lesions);
        }
    }
}
