package dev.consilium.arbitration.panel;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.consilium.annotation.Label;
import dev.consilium.arbitration.ArbitrationView.BlindedReading;
import dev.consilium.identity.Actor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the chair sees: every reading and every vote under an alias, never an identity.
 *
 * @param without seats without a vote: their members abstained or were late
 */
public record ChairView(int seats, int without, List<BlindedReading> readings, List<BlindedVote> votes) {

    /**
     * @param alias {@code Member 1}, {@code Member 2}, ..., in an order that is random
     * @param mine the chair's own
     * @param kind in lower case; {@code abstain} for an abstention
     * @param reader number of the reading that was chosen or edited
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BlindedVote(
            String alias,
            boolean mine,
            String kind,
            @Nullable Integer reader,
            List<Label> labels,
            String reasonCode,
            @Nullable String comment) {

        /** @param number of the member; @param readers numbers of the readings by their ids */
        static BlindedVote of(int number, PanelVote vote, Map<String, Integer> readers, Actor chair) {
            return new BlindedVote(
                    "Member " + number,
                    vote.memberId().equals(chair.id()),
                    vote.code(),
                    vote.chosenReadingId() == null ? null : readers.get(vote.chosenReadingId()),
                    vote.labels(),
                    vote.reasonCode(),
                    vote.comment());
        }
    }
}
