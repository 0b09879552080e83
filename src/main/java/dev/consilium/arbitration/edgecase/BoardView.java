package dev.consilium.arbitration.edgecase;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.consilium.annotation.EdgeCategory;
import dev.consilium.annotation.Label;
import dev.consilium.arbitration.ArbitrationView.BlindedReading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a member of the board sees: the readings under aliases and, for the chair alone, what the members said; never an identity.
 *
 * @param category as whoever raised the case called it
 * @param missing aliases of members who gave no opinion in time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BoardView(
        String raisedLevel,
        @Nullable EdgeCategory category,
        List<BlindedReading> readings,
        @Nullable List<BlindedOpinion> opinions,
        @Nullable List<String> missing) {

    /** @param alias {@code Member 1} or {@code Member 2}, in random order */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BlindedOpinion(
            String alias,
            BoardOutcome outcome,
            List<Label> labels,
            @Nullable EdgeCategory category,
            List<String> tags,
            String reason,
            @Nullable String guidelineSentence) {

        static BlindedOpinion of(BoardOpinion opinion, String alias) {
            return new BlindedOpinion(
                    alias,
                    opinion.outcome(),
                    opinion.labels(),
                    opinion.category(),
                    opinion.tags(),
                    opinion.reason(),
                    opinion.guidelineSentence());
        }
    }
}
