package dev.consilium.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CaseSplitTest {

    private final GivenReadings given = new GivenReadings();

    @Test
    void votesMostFirstAndTheClassesOnWhichTheyDiffer() {
        String id = given.cases(1, "b", "a+b", "?", "b", "-");
        CaseSplit split = Splitting.of(given.all(), GivenReadings.schema(false, "a", "b"));
        assertThat(split.votes())
                .containsExactly(
                        new CaseSplit.Vote(List.of("b"), List.of(id + "/r1", id + "/r4")),
                        new CaseSplit.Vote(List.of(), List.of(id + "/r5")),
                        new CaseSplit.Vote(List.of("a", "b"), List.of(id + "/r2")));
        assertThat(split.cannotTell()).containsExactly(id + "/r3");
        assertThat(split.percent().value()).isEqualTo(1.0 / 6);
        assertThat(split.classes())
                .containsExactly(
                        new CaseSplit.OfClass("a", List.of(id + "/r2"), List.of(id + "/r1", id + "/r4", id + "/r5")),
                        new CaseSplit.OfClass("b", List.of(id + "/r1", id + "/r2", id + "/r4"), List.of(id + "/r5")));
    }

    @Test
    void whereAllSayTheSameNoClassIsSplit() {
        given.cases(1, "a", "a");
        CaseSplit split = Splitting.of(given.all(), GivenReadings.schema(false, "a", "b"));
        assertThat(split.classes()).isEmpty();
        assertThat(split.percent().value()).isEqualTo(1);
        assertThat(Splitting.of(List.of(), GivenReadings.schema(false, "a")).votes())
                .isEmpty();
    }
}
