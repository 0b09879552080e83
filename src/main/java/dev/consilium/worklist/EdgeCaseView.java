package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.consilium.annotation.EdgeCategory;
import dev.consilium.arbitration.edgecase.BoardOutcome;
import dev.consilium.arbitration.edgecase.EdgeCase;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the edge-case register without any person.
 *
 * @param caseId only for those who may open the case
 * @param category as the board says, else as it was raised
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EdgeCaseView(
        String id,
        @JsonProperty("case") @Nullable String caseId,
        EdgeCase.State state,
        String raisedLevel,
        @Nullable EdgeCategory raisedCategory,
        @Nullable EdgeCategory category,
        List<String> tags,
        @Nullable BoardOutcome outcome,
        @Nullable String reason,
        @Nullable String guidelineSentence,
        Instant openedAt,
        @Nullable Instant closedAt) {

    static EdgeCaseView of(EdgeCase entry, @Nullable String caseId) {
        return new EdgeCaseView(
                entry.id(),
                caseId,
                entry.state(),
                entry.raised().level(),
                entry.raised().category(),
                entry.knownCategory(),
                entry.tags(),
                entry.outcome(),
                entry.reason(),
                entry.guidelineSentence(),
                entry.openedAt(),
                entry.closedAt());
    }
}
