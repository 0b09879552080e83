package dev.consilium.arbitration.edgecase;

import dev.consilium.annotation.EdgeCategory;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the opinions of a board come to: the chair's decision, or what both members say alike. Where they agree on the outcome and
 * name different categories or sentences, those of the senior member stand; their tags are put together.
 *
 * @param opinion the one that decides
 */
record BoardVerdict(
        BoardOpinion opinion,
        @Nullable EdgeCategory category,
        List<String> tags,
        @Nullable String guidelineSentence) {

    /** Empty where the members differ, one gave no opinion, and there is no chair yet. */
    static Optional<BoardVerdict> of(List<BoardOpinion> opinions) {
        Optional<BoardOpinion> chair = in(opinions, Seat.CHAIR);
        if (chair.isPresent()) {
            BoardOpinion deciding = chair.get();
            return Optional.of(
                    new BoardVerdict(deciding, deciding.category(), deciding.tags(), deciding.guidelineSentence()));
        }
        return in(opinions, Seat.SENIOR).flatMap(senior -> in(opinions, Seat.SPECIALIST)
                .filter(senior::agreesWith)
                .map(specialist -> agreed(senior, specialist)));
    }

    private static BoardVerdict agreed(BoardOpinion senior, BoardOpinion specialist) {
        TreeSet<String> tags = new TreeSet<>(senior.tags());
        tags.addAll(specialist.tags());
        return new BoardVerdict(
                senior,
                first(senior.category(), specialist.category()),
                List.copyOf(tags),
                first(senior.guidelineSentence(), specialist.guidelineSentence()));
    }

    private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
        return one == null ? other : one;
    }

    private static Optional<BoardOpinion> in(List<BoardOpinion> opinions, Seat seat) {
        return opinions.stream().filter(opinion -> opinion.seat() == seat).findFirst();
    }
}
