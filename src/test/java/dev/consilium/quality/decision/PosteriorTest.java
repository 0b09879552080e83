package dev.consilium.quality.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.quality.consensus.PublishedVotes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PosteriorTest {

    @TestFactory
    Stream<DynamicTest> theVectorsReadingByReading() throws IOException {
        return StreamSupport.stream(PublishedVotes.vector("vote_posterior.json").spliterator(), false)
                .map(vector -> DynamicTest.dynamicTest(vector.path("posterior").toString(), () -> {
                    double[] prior = numbers(vector.path("prior"));
                    Posterior posterior = Posterior.prior(classes(prior.length), prior);
                    for (JsonNode vote : vector.path("votes_label_accuracy")) {
                        posterior = posterior.after(
                                uniformErrors(prior.length, vote.path(1).asDouble()),
                                vote.path(0).asInt());
                    }
                    assertThat(posterior.probabilities())
                            .containsExactly(numbers(vector.path("posterior")), within(1e-12));
                }));
    }

    @Test
    void theOrderOfTheReadingsDoesNotMatter() {
        Random random = new Random(3);
        List<double[][]> confusions =
                IntStream.range(0, 6).mapToObj(reader -> confusion(4, random)).toList();
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
        Posterior first = read(confusions, order);
        Collections.reverse(order);
        assertThat(read(confusions, order).probabilities()).containsExactly(first.probabilities(), within(1e-14));
        assertThat(first.votes()).containsExactly(2, 2, 1, 1);
    }

    @Test
    void aTieGoesToTheFirstClassOfTheSchemaAndIsFlagged() {
        Posterior posterior = Posterior.prior(classes(3), new double[] {.2, .4, .4});
        assertThat(posterior.label()).isEqualTo("1");
        assertThat(posterior.tie()).isTrue();
        assertThat(posterior.after(uniformErrors(3, .8), 2).tie()).isFalse();
        assertThat(posterior.after(uniformErrors(3, .8), 2).label()).isEqualTo("2");
    }

    @Test
    void theSoftLabelKeepsEntropyAndVotes() {
        SoftLabel soft = Posterior.prior(classes(2), new double[] {.5, .5}).soft();
        assertThat(soft.entropy()).isCloseTo(Math.log(2), within(1e-15));
        Posterior sure = new Posterior(classes(2), new double[] {1, 0}, new int[] {4, 0});
        assertThat(sure.soft().entropy()).isZero();
        assertThat(sure.soft().votes()).containsExactly(4, 0);
    }

    /** Every next answer by hand: its chance, the posterior after it, its largest. */
    @Test
    void theExpectedGainIsTheMeanOverEveryNextAnswer() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            int classes = 2 + random.nextInt(4);
            double[][] next = confusion(classes, random);
            Posterior now =
                    Posterior.prior(classes(classes), row(classes, random)).after(confusion(classes, random), 0);
            double mean = 0;
            for (int said = 0; said < classes; said++) {
                double chance = 0;
                for (int k = 0; k < classes; k++) {
                    chance += now.probabilities()[k] * next[k][said];
                }
                mean += chance * now.after(next, said).max();
            }
            assertThat(now.expectedGain(next)).isCloseTo(Math.max(0, mean - now.max()), within(1e-12));
        }
    }

    @Test
    void anAnswerThatCannotChangeTheLabelGainsNothing() {
        Posterior sure = Posterior.prior(classes(2), new double[] {.99, .01});
        assertThat(sure.expectedGain(uniformErrors(2, .8))).isZero();
        Posterior open = Posterior.prior(classes(2), new double[] {.5, .5});
        assertThat(open.expectedGain(uniformErrors(2, .8))).isCloseTo(.3, within(1e-12));
        assertThat(open.expectedGain(uniformErrors(2, .5))).isZero();
    }

    @Test
    void aLabelOutsideOfTheDomainIsRefused() {
        ReaderModel model = ReaderModel.unfitted(classes(2));
        assertThatThrownBy(() -> Posterior.prior(model).after(model, "r", "7"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Posterior read(List<double[][]> confusions, List<Integer> order) {
        Posterior posterior = Posterior.prior(classes(4), new double[] {.1, .2, .3, .4});
        for (int reader : order) {
            posterior = posterior.after(confusions.get(reader), reader % 4);
        }
        return posterior;
    }

    static double[][] uniformErrors(int classes, double accuracy) {
        double[][] confusion = new double[classes][classes];
        for (int k = 0; k < classes; k++) {
            Arrays.fill(confusion[k], (1 - accuracy) / (classes - 1));
            confusion[k][k] = accuracy;
        }
        return confusion;
    }

    private static double[][] confusion(int classes, Random random) {
        return IntStream.range(0, classes).mapToObj(k -> row(classes, random)).toArray(double[][]::new);
    }

    private static double[] row(int classes, Random random) {
        double[] row = random.doubles(classes, .05, 1).toArray();
        double sum = Arrays.stream(row).sum();
        return Arrays.stream(row).map(share -> share / sum).toArray();
    }

    static List<String> classes(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }

    private static double[] numbers(JsonNode node) {
        return new ObjectMapper().convertValue(node, double[].class);
    }
}
