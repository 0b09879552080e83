package dev.consilium.quality.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What must not change a consensus, and what must. */
class ConsensusPropertiesTest {

    /** EM and L-BFGS stop within rounding of another path to the same optimum. */
    private static final double SAME = 1e-4;

    private final Votes votes = SimulatedVotes.of(3, 60, 5, 4, .75, 1).votes();

    @ParameterizedTest
    @EnumSource
    void theNamesOfTheClassesDoNotMatter(ConsensusMethod method) {
        int[] to = {2, 0, 1};
        Votes renamed = new Votes(
                List.of("c1", "c2", "c0"),
                votes.items(),
                votes.raters(),
                votes.item(),
                votes.rater(),
                IntStream.of(votes.label()).map(label -> to[label]).toArray());
        LabelConsensus one = LabelConsensus.of(votes, method);
        LabelConsensus other = LabelConsensus.of(renamed, method);
        for (int item = 0; item < votes.items().size(); item++) {
            double[] expected = one.labels().get(item).posterior();
            double[] posterior = other.labels().get(item).posterior();
            assertThat(new double[] {posterior[2], posterior[0], posterior[1]}).containsExactly(expected, within(SAME));
            if (!one.labels().get(item).tie()) {
                assertThat(other.labels().get(item).label())
                        .isEqualTo(one.labels().get(item).label());
            }
        }
        close(one, other);
    }

    @ParameterizedTest
    @EnumSource
    void theOrderOfItemsChangesNothingToTheLastDigit(ConsensusMethod method) {
        int items = votes.items().size();
        Votes reversed = new Votes(
                votes.classes(),
                backwards(votes.items()),
                votes.raters(),
                IntStream.of(votes.item()).map(item -> items - 1 - item).toArray(),
                votes.rater(),
                votes.label());
        LabelConsensus one = LabelConsensus.of(votes, method);
        LabelConsensus other = LabelConsensus.of(reversed, method);
        assertThat(other.classPriors()).isEqualTo(one.classPriors());
        assertThat(other.objective()).isEqualTo(one.objective());
        assertThat(other.readers())
                .extracting(ReaderEstimate::reliability)
                .isEqualTo(
                        one.readers().stream().map(ReaderEstimate::reliability).toList());
        for (int item = 0; item < items; item++) {
            assertThat(other.labels().get(items - 1 - item).posterior())
                    .isEqualTo(one.labels().get(item).posterior());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theNamesOfTheRatersDoNotMatter(ConsensusMethod method) {
        int raters = votes.raters().size();
        Votes reversed = new Votes(
                votes.classes(),
                votes.items(),
                backwards(votes.raters()),
                votes.item(),
                IntStream.of(votes.rater()).map(rater -> raters - 1 - rater).toArray(),
                votes.label());
        LabelConsensus one = LabelConsensus.of(votes, method);
        LabelConsensus other = LabelConsensus.of(reversed, method);
        close(one, other);
        for (int rater = 0; rater < raters; rater++) {
            ReaderEstimate same = other.readers().get(raters - 1 - rater);
            assertThat(same.rater()).isEqualTo(one.readers().get(rater).rater());
            assertThat(same.reliability()).isCloseTo(one.readers().get(rater).reliability(), within(SAME));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anItemListedTwiceIsAnItemThatCountsTwice(ConsensusMethod method) {
        int items = votes.items().size();
        List<String> names = new ArrayList<>(votes.items());
        votes.items().forEach(name -> names.add(name + " again"));
        Votes twice = new Votes(
                votes.classes(),
                names,
                votes.raters(),
                IntStream.concat(
                                IntStream.of(votes.item()),
                                IntStream.of(votes.item()).map(item -> item + items))
                        .toArray(),
                doubled(votes.rater()),
                doubled(votes.label()));
        int[] two = new int[items];
        Arrays.fill(two, 2);
        LabelConsensus listed = LabelConsensus.of(twice, method);
        LabelConsensus counted = LabelConsensus.of(votes.withRepeats(two), method);
        close(listed, counted);
        assertThat(listed.readers())
                .extracting(ReaderEstimate::n)
                .isEqualTo(counted.readers().stream().map(ReaderEstimate::n).toList());
    }

    @Test
    void theOrderOfTheVotesIsNoPartOfThem() {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, votes.size()).boxed().toList());
        Collections.shuffle(order, new Random(5));
        int[] shuffled = order.stream().mapToInt(Integer::intValue).toArray();
        Votes other = new Votes(
                votes.classes(),
                votes.items(),
                votes.raters(),
                VoteOrder.apply(shuffled, votes.item()),
                VoteOrder.apply(shuffled, votes.rater()),
                VoteOrder.apply(shuffled, votes.label()));
        assertThat(other.digest()).isEqualTo(votes.digest());
        assertThat(votes.withTruth(new int[votes.items().size()]).digest()).isNotEqualTo(votes.digest());
    }

    /** 20 seeds each, as science.md 3.1: means of simulated readers with a spammer; differences within .01 are not told apart. */
    @ParameterizedTest
    @CsvSource({"3,120", "3,600", "5,120", "5,600"})
    void pseudoCountsAreAsGoodAsVotingAndPlainDawidSkene(int perItem, int items) {
        double[] majority = new double[20];
        double[] plain = new double[20];
        double[] map = new double[20];
        ConsensusOptions options = ConsensusOptions.DEFAULT.withoutReliability();
        for (int seed = 0; seed < 20; seed++) {
            SimulatedVotes simulated = SimulatedVotes.of(3, items, 6, perItem, .75, seed);
            majority[seed] = plurality(simulated);
            plain[seed] =
                    simulated.accuracy(LabelConsensus.of(simulated.votes(), ConsensusMethod.DAWID_SKENE_MLE, options));
            map[seed] = simulated.accuracy(LabelConsensus.of(simulated.votes(), ConsensusMethod.DAWID_SKENE, options));
        }
        assertThat(mean(map)).isGreaterThan(mean(majority) + .01);
        assertThat(mean(map)).isGreaterThan(mean(plain) - .01);
        if (items == 120 && perItem == 3) {
            assertThat(mean(map)).isGreaterThan(mean(plain) + .01);
        }
    }

    /** A fall would throw. */
    @ParameterizedTest
    @EnumSource(names = {"DAWID_SKENE", "DAWID_SKENE_MLE", "ONE_COIN", "MACE"})
    void theObjectiveNeverFalls(ConsensusMethod method) {
        ConsensusOptions options = ConsensusOptions.DEFAULT.withoutReliability();
        for (int seed = 0; seed < 40; seed++) {
            Votes random = SimulatedVotes.of(2 + seed % 4, 15 + seed, 3 + seed % 4, 2 + seed % 2, .4, seed)
                    .votes();
            assertThat(LabelConsensus.of(random, method, options).objective()).isFinite();
        }
    }

    @Test
    void aFallOfTheObjectiveIsAFault() {
        double[] falling = {-5, -4, -4.1};
        int[] at = {0};
        ExpectationMaximisation.Steps broken = new ExpectationMaximisation.Steps() {
            @Override
            public void maximise(double[] posterior) {}

            @Override
            public double expect(double[] posterior) {
                return falling[at[0]++];
            }
        };
        assertThatThrownBy(() -> ExpectationMaximisation.run(broken, new double[0], ConsensusOptions.DEFAULT))
                .isInstanceOf(IllegalStateException.class);
    }

    private static double plurality(SimulatedVotes simulated) {
        LabelConsensus voted = LabelConsensus.of(
                simulated.votes(), ConsensusMethod.MAJORITY, ConsensusOptions.DEFAULT.withoutReliability());
        return IntStream.range(0, simulated.truth().length)
                .mapToDouble(item -> {
                    double[] share = voted.labels().get(item).posterior();
                    double most = Arrays.stream(share).max().orElseThrow();
                    double tied = Arrays.stream(share).filter(s -> s == most).count();
                    return share[simulated.truth()[item]] == most ? 1 / tied : 0;
                })
                .average()
                .orElseThrow();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static void close(LabelConsensus one, LabelConsensus other) {
        if (one.objective() != null) {
            assertThat(other.objective()).isCloseTo(one.objective(), within(SAME));
        }
        for (int item = 0; item < one.labels().size() && item < other.labels().size(); item++) {
            assertThat(Arrays.stream(other.labels().get(item).posterior())
                            .sorted()
                            .toArray())
                    .containsExactly(
                            Arrays.stream(one.labels().get(item).posterior())
                                    .sorted()
                                    .toArray(),
                            within(SAME));
        }
    }

    private static List<String> backwards(List<String> names) {
        List<String> backwards = new ArrayList<>(names);
        Collections.reverse(backwards);
        return backwards;
    }

    private static int[] doubled(int[] values) {
        return IntStream.concat(IntStream.of(values), IntStream.of(values)).toArray();
    }
}
