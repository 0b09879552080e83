package dev.consilium.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.annotation.Hanging;
import dev.consilium.annotation.Hanging.Beside;
import dev.consilium.annotation.Hanging.Images;
import dev.consilium.study.PatientSeries.Member;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which series of a patient stand beside one, by what the protocol says. */
class CompanionsTest {

    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    private static final Beside PRIORS = new Beside(Images.PRIOR, List.of(), null);
    private static final Beside STUDY = new Beside(Images.STUDY, List.of(), null);

    /** As the database gives them: the newest study first, without a day last. */
    private static final List<Member> FAMILY = List.of(
            member("later", "S4", "CT", DAY.plusDays(10)),
            member("own", "S3", "CT", DAY),
            member("sibling", "S3", "CT", DAY),
            member("magnetic", "S3", "MR", DAY),
            member("sameDay", "S3b", "CT", DAY),
            member("february", "S2", "CT", DAY.minusDays(1)),
            member("old", "S1", "CT", DAY.minusDays(400)),
            member("oldMr", "S1", "MR", DAY.minusDays(400)),
            member("undated", "S0", "CT", null));

    @Test
    void thePriorIsTheNewestEarlierStudyOfTheSameModality() {
        assertThat(chosen(PRIORS)).containsExactly("february 1");
        assertThat(chosen(new Beside(Images.PRIOR, List.of(), 9))).containsExactly("february 1", "old 400");
        assertThat(chosen(new Beside(Images.PRIOR, List.of("MR"), 9))).containsExactly("oldMr 400");
    }

    @Test
    void theStudyHasItsOtherSeries() {
        assertThat(chosen(STUDY)).containsExactly("sibling");
        assertThat(chosen(new Beside(Images.STUDY, List.of("MR", "CT"), null))).containsExactly("sibling", "magnetic");
        assertThat(chosen(new Beside(Images.STUDY, List.of("MR", "CT"), 1))).containsExactly("sibling");
    }

    @Test
    void offersComeInTheOrderOfTheProtocolAndEachSeriesOnce() {
        assertThat(chosen(STUDY, PRIORS, new Beside(Images.PRIOR, List.of("CT", "MR"), 3)))
                .containsExactly("sibling", "february 1", "old 400", "oldMr 400");
        assertThat(chosen()).isEmpty();
    }

    @Test
    void whatIsNotShownLeavesItsPlaceToTheNext() {
        assertThat(names(Companions.chosen(hanging(PRIORS), "own", FAMILY, id -> !id.equals("february"))))
                .containsExactly("old 400");
    }

    @Test
    void withoutADayOfItsOwnNothingIsEarlier() {
        assertThat(names(Companions.chosen(hanging(PRIORS, STUDY), "undated", FAMILY, id -> true)))
                .isEmpty();
        assertThat(names(Companions.chosen(hanging(PRIORS), "unknown", FAMILY, id -> true)))
                .isEmpty();
    }

    @Test
    void withoutImagesThereIsNothingToShow() {
        List<Member> family =
                List.of(member("own", "S2", "CT", DAY), new Member("empty", "S1", "CT", DAY.minusDays(1), 0));
        assertThat(Companions.chosen(hanging(PRIORS), "own", family, id -> true))
                .isEmpty();
    }

    private static List<String> chosen(Beside... beside) {
        return names(Companions.chosen(hanging(beside), "own", FAMILY, id -> true));
    }

    private static Hanging hanging(Beside... beside) {
        return new Hanging(List.of(beside), false, null);
    }

    private static List<String> names(List<Companions.Companion> companions) {
        return companions.stream()
                .map(one -> one.series().id() + (one.daysBefore() == null ? "" : " " + one.daysBefore()))
                .toList();
    }

    private static Member member(String id, String study, String modality, @Nullable LocalDate studied) {
        return new Member(id, study, modality, studied, 20);
    }
}
