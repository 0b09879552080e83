package dev.consilium.dataset;

import dev.consilium.annotation.Label;
import dev.consilium.arbitration.panel.PanelRecord;
import dev.consilium.arbitration.panel.PanelVote;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A panel that settled a case; people under pseudonyms.
 *
 * @param decision id of the decision it came to; @param chair who decided it, null for a majority
 * @param chairs everybody who was named to chair it, in order
 */
record ExportedPanel(
        int number,
        int round,
        int seats,
        Instant openedAt,
        List<ExportedVote> votes,
        List<String> chairs,
        @Nullable String chair,
        String decision) {

    /** @param kind in lower case, {@code abstain} for an abstention; @param dissents says otherwise than the decision */
    record ExportedVote(
            String id,
            String member,
            String kind,
            @Nullable String chosenReading,
            List<Label> labels,
            String reason,
            @Nullable String comment,
            boolean dissents,
            String meaning,
            Instant signedAt,
            String contentDigest) {

        private static ExportedVote of(PanelRecord panel, PanelVote vote, Pseudonyms pseudonyms) {
            return new ExportedVote(
                    vote.id(),
                    pseudonyms.of(vote.memberId()),
                    vote.kind() == null ? "abstain" : vote.kind().name().toLowerCase(Locale.ROOT),
                    vote.chosenReadingId(),
                    vote.labels(),
                    vote.reasonCode(),
                    vote.comment(),
                    panel.dissents(vote),
                    vote.meaning(),
                    vote.signedAt(),
                    vote.contentDigest());
        }
    }

    static ExportedPanel of(PanelRecord panel, Pseudonyms pseudonyms) {
        String chair = panel.settlement().chairId();
        return new ExportedPanel(
                panel.panel().number(),
                panel.panel().round(),
                panel.panel().seats(),
                panel.panel().openedAt(),
                panel.votes().stream()
                        .map(vote -> ExportedVote.of(panel, vote, pseudonyms))
                        .toList(),
                panel.chairs().stream().map(pseudonyms::of).toList(),
                chair == null ? null : pseudonyms.of(chair),
                panel.settlement().decisionId());
    }
}
