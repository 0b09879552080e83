package dev.consilium.quality.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.consilium.quality.consensus.SimulatedVotes;
import dev.consilium.quality.consensus.Votes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReaderModelTest {

    @Test
    void withoutDataThePriorsAreUniformAndEveryReaderIsLikeThePseudoCounts() {
        ReaderModel model = ReaderModel.unfitted(List.of("a", "b", "c"));
        assertThat(model.priors()).containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-15));
        assertThat(model.confusion("anyone")[1])
                .containsExactly(new double[] {.5 / 4.5, 3.5 / 4.5, .5 / 4.5}, within(1e-15));
        assertThat(model.accuracy("anyone")).isEqualTo(.8);
        assertThat(model.units()).isZero();
        assertThat(model.outcomes()).isZero();
        assertThat(model.inputDigest()).hasSize(64);
    }

    @Test
    void aClassThatWasNeverSeenIsPossible() {
        Votes votes = new Votes(
                List.of("a", "b"),
                List.of("1", "2", "3"),
                List.of("r", "s", "idle"),
                new int[] {0, 0, 1, 1},
                new int[] {0, 1, 0, 1},
                new int[4]);
        ReaderModel model = ReaderModel.fitted(votes.withTruth(new int[] {0, -1, -1}));
        assertThat(model.units()).isEqualTo(2);
        assertThat(model.outcomes()).isEqualTo(1);
        assertThat(model.priors()).containsExactly(new double[] {2.5 / 3, .5 / 3}, within(1e-6));
        assertThat(model.readers()).containsOnlyKeys("r", "s");
        assertThat(model.confusion("idle")).isEqualTo(model.unknown());
        assertThat(Posterior.prior(model).after(model, "r", "b").probabilities()[1])
                .isPositive();
    }

    @Test
    void impossibleMatricesAreRefused() {
        double[][] certain = {{1, 0}, {0, 1}};
        assertThatThrownBy(() ->
                        new ReaderModel(List.of("a", "b"), new double[] {.5, .5}, Map.of(), certain, 0, 0, "1", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Readers who err independently: what the model states happens. Readers who copy: it states too much, and cooling mends it. */
    @Test
    void statedPosteriorsHoldForIndependentReadersOnly() {
        SimulatedVotes simulated = SimulatedVotes.of(3, 3000, 6, 3, .75, 12);
        Votes votes = simulated.votes();
        ReaderModel model = ReaderModel.fitted(votes);
        assertThat(Calibration.of(outcomes(votes, model, simulated.truth(), 1))
                        .asStated()
                        .ece())
                .isLessThan(.03);
        Calibration copied =
                Calibration.of(outcomes(votes, model, simulated.truth(), 3), CalibrationMethod.TEMPERATURE);
        assertThat(copied.asStated().ece()).isGreaterThan(.08);
        assertThat(copied.crossValidated().ece()).isLessThan(.05);
        assertThat(((CalibrationMap.Temperature) copied.map()).temperature()).isGreaterThan(1.5);
    }

    /** @param copies how many times each label is given */
    private static List<Outcome> outcomes(Votes votes, ReaderModel model, int[] truth, int copies) {
        Posterior[] posteriors = new Posterior[truth.length];
        Arrays.fill(posteriors, Posterior.prior(model));
        for (int vote = 0; vote < votes.size(); vote++) {
            for (int copy = 0; copy < copies; copy++) {
                posteriors[votes.item()[vote]] = posteriors[votes.item()[vote]].after(
                        model,
                        votes.raters().get(votes.rater()[vote]),
                        votes.classes().get(votes.label()[vote]));
            }
        }
        return IntStream.range(0, truth.length)
                .mapToObj(item -> new Outcome(
                        posteriors[item].max(),
                        posteriors[item].label().equals(votes.classes().get(truth[item]))))
                .toList();
    }
}
