package dev.consilium.arbitration.edgecase;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.consilium.annotation.EdgeCategory;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the register: one time a case came before the board.
 *
 * @param round of the case when it was raised
 * @param firstSeat whose opinion the chair sees as Member 1: random, so that the number tells nothing
 * @param category as the board says, before that null
 * @param reason in the words of whoever decided; @param guidelineSentence what the board proposes for the guideline
 * @param decisionId the decision it came to, null where it came to none
 */
public record EdgeCase(
        String id,
        String projectId,
        String caseId,
        int round,
        State state,
        Raised raised,
        Seat firstSeat,
        @Nullable EdgeCategory category,
        List<String> tags,
        @Nullable BoardOutcome outcome,
        @Nullable String reason,
        @Nullable String guidelineSentence,
        @Nullable String decisionId,
        Instant openedAt,
        @Nullable Instant closedAt) {

    /** In JSON in lower case. */
    public enum State {
        OPEN,
        DECIDED,
        /** The case was closed before the board had decided. */
        DROPPED;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    EdgeCase withTags(List<String> known) {
        return new EdgeCase(
                id,
                projectId,
                caseId,
                round,
                state,
                raised,
                firstSeat,
                category,
                known,
                outcome,
                reason,
                guidelineSentence,
                decisionId,
                openedAt,
                closedAt);
    }

    /** As the board decided it. */
    EdgeCase decided(BoardVerdict verdict, @Nullable String decision, Instant at) {
        return closed(
                State.DECIDED,
                verdict.category(),
                verdict.opinion().outcome(),
                verdict.opinion().reason(),
                verdict.guidelineSentence(),
                decision,
                at);
    }

    EdgeCase dropped(Instant at) {
        return closed(State.DROPPED, null, null, null, null, null, at);
    }

    private EdgeCase closed(
            State end,
            @Nullable EdgeCategory called,
            @Nullable BoardOutcome came,
            @Nullable String why,
            @Nullable String sentence,
            @Nullable String decision,
            Instant at) {
        return new EdgeCase(
                id, projectId, caseId, round, end, raised, firstSeat, called, tags, came, why, sentence, decision,
                openedAt, at);
    }

    /** As the board calls it, else as it was raised. */
    public @Nullable EdgeCategory knownCategory() {
        return category == null ? raised.category() : category;
    }

    /** {@code Member 1}, {@code Member 2}, {@code Chair}: tells nothing of who sits where. */
    public String aliasOf(Seat seat) {
        if (seat == Seat.CHAIR) {
            return "Chair";
        }
        return seat == firstSeat ? "Member 1" : "Member 2";
    }
}
