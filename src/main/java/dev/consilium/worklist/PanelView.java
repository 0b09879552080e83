package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.consilium.annotation.Label;
import dev.consilium.arbitration.panel.PanelRecord;
import dev.consilium.arbitration.panel.PanelVote;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A panel that settled its case, its members under aliases.
 *
 * @param by {@code majority} or {@code chair}
 * @param without seats without a vote
 * @param chair alias of the chair where a member decided; absent for a majority and for a chair who had no vote
 * @param chairName only for those who oversee
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PanelView(
        int seats,
        int without,
        String by,
        @Nullable String chair,
        @Nullable String chairName,
        List<VoteView> votes) {

    /** @param dissents says otherwise than the decision; @param member only for those who oversee */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record VoteView(
            String alias,
            String kind,
            @Nullable String chosenReading,
            List<Label> labels,
            String reasonCode,
            @Nullable String comment,
            boolean dissents,
            String meaning,
            Instant signedAt,
            String contentDigest,
            @Nullable String member) {

        private static VoteView of(PanelRecord panel, PanelVote vote, @Nullable String member) {
            return new VoteView(
                    panel.alias(vote),
                    vote.kind() == null ? "abstain" : vote.kind().name().toLowerCase(Locale.ROOT),
                    vote.chosenReadingId(),
                    vote.labels(),
                    vote.reasonCode(),
                    vote.comment(),
                    panel.dissents(vote),
                    vote.meaning(),
                    vote.signedAt(),
                    vote.contentDigest(),
                    member);
        }
    }

    /** @param names of people by their ids, null for whoever may not learn them */
    static PanelView of(PanelRecord panel, @Nullable Function<String, String> names) {
        String chairId = panel.settlement().chairId();
        return new PanelView(
                panel.panel().seats(),
                panel.without(),
                chairId == null ? "majority" : "chair",
                panel.votes().stream()
                        .filter(vote -> vote.memberId().equals(chairId))
                        .findFirst()
                        .map(panel::alias)
                        .orElse(null),
                chairId == null || names == null ? null : names.apply(chairId),
                panel.votes().stream()
                        .map(vote -> VoteView.of(panel, vote, names == null ? null : names.apply(vote.memberId())))
                        .toList());
    }
}
