package dev.consilium.quality.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DegenerateVotesTest {

    private static final List<String> CLASSES = List.of("a", "b", "c");
    private static final List<String> ITEMS = List.of("1", "2");
    private static final List<String> RATERS = List.of("r", "s");
    private static final int[] NONE = {};

    @ParameterizedTest
    @EnumSource
    void withoutVotesThereIsNoLabel(ConsensusMethod method) throws Exception {
        LabelConsensus empty = of(method, new Votes(CLASSES, ITEMS, RATERS, NONE, NONE, NONE));
        assertThat(empty.status()).isEqualTo(Status.INSUFFICIENT_DATA);
        assertThat(empty.labels()).extracting(ItemLabel::label).containsExactly(null, null);
        assertThat(empty.readers()).extracting(ReaderEstimate::reliability).containsOnlyNulls();
        assertThat(of(method, new Votes(CLASSES, List.of(), List.of(), NONE, NONE, NONE))
                        .labels())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aSchemaOfOneClassSaysNothingOfReaders(ConsensusMethod method) throws Exception {
        LabelConsensus one = of(
                method, new Votes(List.of("a"), ITEMS, RATERS, new int[] {0, 0, 1}, new int[] {0, 1, 0}, new int[3]));
        assertThat(one.status()).isEqualTo(Status.UNDEFINED_ONE_CATEGORY);
        assertThat(one.labels()).extracting(ItemLabel::label).containsExactly("a", "a");
        assertThat(one.classPriors()).containsExactly(1);
    }

    @ParameterizedTest
    @EnumSource
    void unanimityInOneClassIsToldAndLabelled(ConsensusMethod method) throws Exception {
        LabelConsensus one =
                of(method, new Votes(CLASSES, ITEMS, RATERS, new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}, new int[] {
                    1, 1, 1, 1
                }));
        assertThat(one.status()).isEqualTo(Status.UNDEFINED_NO_VARIATION);
        assertThat(one.labels()).extracting(ItemLabel::label).containsExactly("b", "b");
        assertThat(one.labels()).extracting(ItemLabel::tie).containsExactly(false, false);
    }

    @ParameterizedTest
    @EnumSource
    void oneRaterAloneIsNotCompared(ConsensusMethod method) throws Exception {
        Votes alone = new Votes(CLASSES, ITEMS, RATERS, new int[] {0, 1}, new int[] {0, 0}, new int[] {0, 2});
        LabelConsensus one = of(method, alone);
        assertThat(one.status()).isEqualTo(Status.UNDEFINED_NO_PAIRS);
        assertThat(one.labels()).extracting(ItemLabel::label).containsExactly("a", "c");
        assertThat(one.readers()).extracting(ReaderEstimate::reliability).containsOnlyNulls();
        assertThat(of(method, alone.withTruth(new int[] {0, -1})).status()).isEqualTo(Status.OK);
    }

    @ParameterizedTest
    @EnumSource
    void anEvenSplitIsATieAndTheMajorityDecidesNothing(ConsensusMethod method) throws Exception {
        LabelConsensus split = of(
                method, new Votes(CLASSES, List.of("1"), RATERS, new int[] {0, 0}, new int[] {0, 1}, new int[] {1, 2}));
        assertThat(split.labels().get(0).tie()).isTrue();
        assertThat(split.labels().get(0).label()).isEqualTo(method == ConsensusMethod.MAJORITY ? null : "b");
    }

    @ParameterizedTest
    @EnumSource
    void anItemWithoutVotesAmongOthersHasNoLabelAndChangesNothing(ConsensusMethod method) throws Exception {
        Votes few = new Votes(
                CLASSES, ITEMS, RATERS, new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}, new int[] {0, 0, 1, 2});
        Votes more = new Votes(
                CLASSES, List.of("1", "2", "3"), List.of("r", "s", "t"), few.item(), few.rater(), few.label());
        LabelConsensus without = of(method, few);
        LabelConsensus with = of(method, more);
        assertThat(with.labels().get(2).label()).isNull();
        assertThat(with.classPriors()).isEqualTo(without.classPriors());
        assertThat(with.labels().get(1).posterior())
                .isEqualTo(without.labels().get(1).posterior());
    }

    @Test
    void whatIsNoVoteIsRefused() {
        assertThatThrownBy(() -> new Votes(CLASSES, ITEMS, RATERS, new int[] {2}, new int[] {0}, new int[] {0}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Votes(CLASSES, ITEMS, RATERS, new int[] {0}, new int[] {0}, new int[] {3}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Votes(CLASSES, ITEMS, RATERS, new int[] {0}, new int[] {}, new int[] {0}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Votes(List.of("a", "a"), ITEMS, RATERS, NONE, NONE, NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyMethodIsFoundByItsId() {
        for (ConsensusMethod method : ConsensusMethod.values()) {
            assertThat(ConsensusMethod.find(method.id())).contains(method);
        }
        assertThat(ConsensusMethod.find("plurality")).isEmpty();
    }

    private static LabelConsensus of(ConsensusMethod method, Votes votes) throws Exception {
        LabelConsensus consensus = LabelConsensus.of(votes, method);
        String json = new ObjectMapper().writeValueAsString(consensus);
        assertThat(json).doesNotContain("NaN").doesNotContain("Infinity");
        return consensus;
    }
}
