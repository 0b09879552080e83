package dev.consilium.arbitration.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelKind;
import dev.consilium.arbitration.DecideCommand.Kind;
import dev.consilium.arbitration.LabelsJson;
import dev.consilium.arbitration.StoredLabels;
import dev.consilium.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PanelMajorityTest {

    private final LabelsJson json = StoredLabels.json();
    private final VoteValues values = new VoteValues(json);
    private int votes;

    /** Every way in which the seats can end: each of four values, an abstention, or no vote at all. */
    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void isWhatMoreThanHalfOfAllSeatsSayInEveryCombination(int seats) {
        int endings = 6;
        int combinations = (int) Math.pow(endings, seats);
        int decided = 0;
        for (int combination = 0; combination < combinations; combination++) {
            int[] ends = endings(combination, endings, seats);
            Optional<PanelMajority> majority = majority(cast(ends), seats);
            Optional<Integer> expected = IntStream.range(0, endings - 2)
                    .filter(value ->
                            IntStream.of(ends).filter(end -> end == value).count() > seats / 2)
                    .boxed()
                    .findFirst();
            assertThat(majority.map(one -> values.of(one.kind(), one.labels())))
                    .as("%s", IntStream.of(ends).boxed().toList())
                    .isEqualTo(expected.map(value -> values.of(vote(value))));
            majority.ifPresent(one -> assertThat(one.agreeing()).hasSizeGreaterThan(seats / 2));
            decided += majority.isPresent() ? 1 : 0;
        }
        assertThat(decided).isBetween(1, combinations - 1);
    }

    @Test
    void isTheSameInWhateverOrderTheVotesCameIn() {
        List<PanelVote> cast = new ArrayList<>(List.of(
                choose("r1", finding("infarct")), choose("r2", finding("infarct")), choose("r3", finding("atrophy"))));
        PanelMajority first = majority(cast, 3).orElseThrow();
        Collections.reverse(cast);
        assertThat(majority(cast, 3)).contains(first);
    }

    @Test
    void isNoneOfTheVotesGivenWhereTheyAreTooFew() {
        PanelVote one = choose("r1", finding("infarct"));
        assertThat(majority(List.of(), 3)).isEmpty();
        assertThat(majority(List.of(one), 3)).isEmpty();
        assertThat(majority(List.of(one, abstention(), abstention()), 3)).isEmpty();
        assertThat(majority(List.of(one, choose("r1", finding("infarct")), abstention()), 3))
                .isPresent();
        assertThat(majority(List.of(one, choose("r1", finding("infarct"))), 5)).isEmpty();
    }

    @Test
    void ofFindingsAsksForTheSameClassesWhateverTheirAttributesAndKeepsThoseThatAreShared() {
        Label left = new Label("infarct", LabelKind.FINDING, null, Map.of("side", "left", "age", "old"));
        Label leftNew = new Label("infarct", LabelKind.FINDING, null, Map.of("side", "left", "age", "new"));
        PanelMajority majority =
                majority(List.of(choose("r1", left), choose("r2", leftNew)), 3).orElseThrow();
        assertThat(majority.labels())
                .containsExactly(new Label("infarct", LabelKind.FINDING, null, Map.of("side", "left")));
    }

    @Test
    void ofPlacesAsksForTheSameLabelsInWhateverOrder() {
        Label one = box(1, Map.of());
        Label other = box(40, Map.of());
        assertThat(majority(List.of(choose("r1", one, other), author(other, one)), 3))
                .isPresent()
                .hasValueSatisfying(majority -> assertThat(majority.labels()).containsExactlyInAnyOrder(one, other));
        assertThat(majority(List.of(choose("r1", one), choose("r2", other)), 3)).isEmpty();
        assertThat(majority(List.of(choose("r1", one), choose("r2", box(1, Map.of("solid", "yes")))), 3))
                .isEmpty();
        assertThat(majority(List.of(choose("r1", one), author(finding("nodule"))), 3))
                .isEmpty();
    }

    @Test
    void isPutAsAllOfThemPutItElseItIsThePanelsOwn() {
        Label infarct = finding("infarct");
        assertThat(majority(List.of(choose("r1", infarct), choose("r1", infarct)), 3))
                .hasValueSatisfying(one -> {
                    assertThat(one.kind()).isEqualTo(Kind.CHOOSE);
                    assertThat(one.chosenReadingId()).isEqualTo("r1");
                });
        assertThat(majority(List.of(choose("r1", infarct), choose("r2", infarct)), 3))
                .hasValueSatisfying(PanelMajorityTest::isThePanelsOwn);
        assertThat(majority(List.of(choose("r1", infarct), author(infarct)), 3))
                .hasValueSatisfying(PanelMajorityTest::isThePanelsOwn);
        Label box = box(1, Map.of());
        assertThat(majority(List.of(given(Kind.PER_LESION, null, box), given(Kind.PER_LESION, null, box)), 3))
                .hasValueSatisfying(PanelMajorityTest::isThePanelsOwn);
    }

    @Test
    void givesTheMostFrequentReasonAndOfEquallyFrequentOnesTheFirstByName() {
        Label infarct = finding("infarct");
        assertThat(majority(
                        List.of(
                                reasoned("guideline-gap", infarct),
                                reasoned("other", infarct),
                                reasoned("other", infarct)),
                        3))
                .hasValueSatisfying(one -> assertThat(one.reasonCode()).isEqualTo("other"));
        assertThat(majority(List.of(reasoned("other", infarct), reasoned("guideline-gap", infarct)), 3))
                .hasValueSatisfying(one -> assertThat(one.reasonCode()).isEqualTo("guideline-gap"));
    }

    private static void isThePanelsOwn(PanelMajority majority) {
        assertThat(majority.kind()).isEqualTo(Kind.AUTHOR);
        assertThat(majority.chosenReadingId()).isNull();
    }

    private Optional<PanelMajority> majority(List<PanelVote> cast, int seats) {
        return PanelMajority.of(cast, seats, values::of);
    }

    private static int[] endings(int combination, int endings, int seats) {
        int[] ends = new int[seats];
        for (int seat = 0; seat < seats; seat++) {
            ends[seat] = combination % endings;
            combination /= endings;
        }
        return ends;
    }

    private List<PanelVote> cast(int[] ends) {
        List<PanelVote> cast = new ArrayList<>();
        for (int end : ends) {
            if (end < 4) {
                cast.add(vote(end));
            } else if (end == 4) {
                cast.add(abstention());
            }
        }
        return cast;
    }

    private PanelVote vote(int value) {
        return switch (value) {
            case 0 -> choose("r1", finding("infarct"));
            case 1 -> choose("r2", finding("infarct"), finding("atrophy"));
            case 2 -> author(box(1, Map.of()));
            default -> given(Kind.AMBIGUOUS, null);
        };
    }

    private PanelVote choose(String reading, Label... labels) {
        return given(Kind.CHOOSE, reading, labels);
    }

    private PanelVote author(Label... labels) {
        return given(Kind.AUTHOR, null, labels);
    }

    private PanelVote abstention() {
        return given(null, null);
    }

    private PanelVote given(@Nullable Kind kind, @Nullable String reading, Label... labels) {
        return vote(kind, reading, "finding-missed", labels);
    }

    private PanelVote reasoned(String reason, Label... labels) {
        return vote(Kind.AUTHOR, null, reason, labels);
    }

    private PanelVote vote(@Nullable Kind kind, @Nullable String reading, String reason, Label... labels) {
        String id = "v" + ++votes;
        return new PanelVote(
                id,
                "p1",
                "m-" + id,
                kind,
                reading,
                List.of(labels),
                reason,
                null,
                "Member",
                "meaning",
                Instant.EPOCH,
                "d".repeat(64));
    }

    private static Label finding(String code) {
        return Label.finding(code);
    }

    private static Label box(int x, Map<String, String> attributes) {
        return new Label(
                "nodule",
                LabelKind.BOX,
                TestDatabase.json().valueToTree(Map.of("x", x, "y", 2, "width", 3, "height", 4)),
                attributes);
    }
}
