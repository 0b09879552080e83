package dev.consilium.arbitration.edgecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.annotation.EdgeCategory;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelKind;
import dev.consilium.arbitration.Signature;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What two opinions and a chair come to. */
class BoardVerdictTest {

    private static final List<Label> LEFT =
            List.of(new Label("infarct", LabelKind.FINDING, null, Map.of("side", "left")));
    private static final List<Label> RIGHT =
            List.of(new Label("infarct", LabelKind.FINDING, null, Map.of("side", "right")));

    @Test
    void isWhatBothSayAlike() {
        BoardOpinion specialist = opinion(Seat.SPECIALIST, BoardOutcome.DECIDED, LEFT, EdgeCategory.ATYPICAL, "Two.");
        BoardOpinion senior = opinion(Seat.SENIOR, BoardOutcome.DECIDED, LEFT, EdgeCategory.RARE_DISEASE, "One.");
        BoardVerdict verdict = BoardVerdict.of(List.of(specialist, senior)).orElseThrow();
        assertThat(verdict.opinion()).isEqualTo(senior);
        assertThat(verdict.category()).isEqualTo(EdgeCategory.RARE_DISEASE);
        assertThat(verdict.guidelineSentence()).isEqualTo("One.");
        assertThat(verdict.tags()).containsExactly("senior", "specialist");
    }

    @Test
    void takesTheSpecialistsSentenceWhereTheSeniorHasNone() {
        assertThat(BoardVerdict.of(List.of(
                                opinion(Seat.SENIOR, BoardOutcome.AMBIGUOUS, List.of(), EdgeCategory.AMBIGUOUS, null),
                                opinion(
                                        Seat.SPECIALIST,
                                        BoardOutcome.AMBIGUOUS,
                                        List.of(),
                                        EdgeCategory.ATYPICAL,
                                        "Two.")))
                        .orElseThrow()
                        .guidelineSentence())
                .isEqualTo("Two.");
    }

    @Test
    void isNothingWhereTheyDifferInTheOutcomeOrInAnyPartOfTheLabels() {
        assertThat(BoardVerdict.of(List.of(
                        opinion(Seat.SENIOR, BoardOutcome.DECIDED, LEFT, EdgeCategory.ATYPICAL, null),
                        opinion(Seat.SPECIALIST, BoardOutcome.AMBIGUOUS, List.of(), EdgeCategory.ATYPICAL, null))))
                .isEmpty();
        assertThat(BoardVerdict.of(List.of(
                        opinion(Seat.SENIOR, BoardOutcome.DECIDED, LEFT, EdgeCategory.ATYPICAL, null),
                        opinion(Seat.SPECIALIST, BoardOutcome.DECIDED, RIGHT, EdgeCategory.ATYPICAL, null))))
                .isEmpty();
    }

    @Test
    void isNothingWhereAnOpinionIsMissing() {
        assertThat(BoardVerdict.of(List.of())).isEmpty();
        assertThat(BoardVerdict.of(
                        List.of(opinion(Seat.SENIOR, BoardOutcome.EXCLUDED, List.of(), EdgeCategory.ARTEFACT, null))))
                .isEmpty();
    }

    @Test
    void isTheChairsWhateverTheMembersSaid() {
        BoardOpinion chair = opinion(Seat.CHAIR, BoardOutcome.EXCLUDED, List.of(), EdgeCategory.ARTEFACT, null);
        BoardVerdict verdict = BoardVerdict.of(List.of(
                        opinion(Seat.SENIOR, BoardOutcome.DECIDED, LEFT, EdgeCategory.ATYPICAL, "One."),
                        opinion(Seat.SPECIALIST, BoardOutcome.DECIDED, RIGHT, EdgeCategory.ATYPICAL, "Two."),
                        chair))
                .orElseThrow();
        assertThat(verdict.opinion()).isEqualTo(chair);
        assertThat(verdict.guidelineSentence()).isNull();
        assertThat(verdict.tags()).containsExactly("chair");
        assertThat(BoardVerdict.of(List.of(chair))).isPresent();
    }

    private static BoardOpinion opinion(
            Seat seat, BoardOutcome outcome, List<Label> labels, EdgeCategory category, @Nullable String sentence) {
        return new BoardOpinion(
                "o-" + seat,
                "e1",
                seat,
                outcome,
                labels,
                category,
                List.of(seat.code()),
                "because",
                sentence,
                new Signature("m-" + seat, "Name", "meaning", Instant.EPOCH, "d"));
    }
}
