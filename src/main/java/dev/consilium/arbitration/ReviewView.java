package dev.consilium.arbitration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelValidation.LabelFinding;
import dev.consilium.quality.CaseScore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a specialist sees: the readings under aliases in an order that is random per case, what the machine says of them, and why
 * the case is here. Never an identity.
 *
 * @param route what the routing table said, @param routeReason the code of its rule; null where the case came another way
 * @param agreement of the readings, at the latest scoring
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReviewView(
        String caseId,
        List<ReviewedReading> readings,
        @Nullable String route,
        @Nullable String routeReason,
        @Nullable CaseScore agreement) {

    /** Labels of all readings. */
    public List<Label> labels() {
        return readings.stream()
                .flatMap(reviewed -> reviewed.reading().labels().stream())
                .toList();
    }

    /** @param findings what the labels lack under the schema; @param returns how often it was sent back, oldest first */
    public record ReviewedReading(
            @JsonUnwrapped ArbitrationView.BlindedReading reading,
            List<LabelFinding> findings,
            List<Returned> returns) {}

    /** A return of the reading and what became of it. */
    public record Returned(ReasonCode reason, String comment, List<Place> places, ReworkRequest.State state) {}
}
