package dev.consilium.quality.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The models written again, differently: plain probabilities item by item, no patterns, no logarithms but of the likelihood. */
class DawidSkeneBruteForceTest {

    private final ConsensusOptions options = ConsensusOptions.DEFAULT.withoutReliability();

    @Test
    void dawidSkeneOnTinyRandomData() {
        for (int seed = 0; seed < 30; seed++) {
            Votes votes = SimulatedVotes.of(2 + seed % 3, 12, 4, 3, .6, seed).votes();
            compare(votes, ConsensusMethod.DAWID_SKENE_MLE, 0, 0);
            compare(votes, ConsensusMethod.DAWID_SKENE, 3.5, .5);
        }
    }

    @Test
    void knownTruthsAreKept() {
        SimulatedVotes simulated = SimulatedVotes.of(3, 20, 4, 3, .5, 3);
        int[] truth = simulated.truth().clone();
        Arrays.fill(truth, 5, 20, Votes.UNKNOWN);
        Votes votes = simulated.votes().withTruth(truth);
        compare(votes, ConsensusMethod.DAWID_SKENE, 3.5, .5);
        for (ConsensusMethod method : ConsensusMethod.values()) {
            LabelConsensus fit = LabelConsensus.of(votes, method, options);
            if (method != ConsensusMethod.MAJORITY && method != ConsensusMethod.WEIGHTED) {
                for (int item = 0; item < 5; item++) {
                    assertThat(fit.labels().get(item).posterior()[truth[item]]).isEqualTo(1);
                }
            }
        }
    }

    /** No reader matrix or prior near the fitted one is likelier: the penalised likelihood by its definition, perturbed. */
    @Test
    void theFitIsALocalMaximum() {
        Votes votes = SimulatedVotes.of(3, 40, 4, 3, .7, 8).votes();
        LabelConsensus fit = LabelConsensus.of(votes, ConsensusMethod.DAWID_SKENE, options);
        double[][][] confusion =
                fit.readers().stream().map(ReaderEstimate::confusion).toArray(double[][][]::new);
        double best = penalised(votes, fit.classPriors(), confusion);
        assertThat(fit.objective()).isCloseTo(best, within(1e-9));
        Random random = new Random(1);
        for (int round = 0; round < 300; round++) {
            double[][][] moved = Arrays.stream(confusion)
                    .map(rater ->
                            Arrays.stream(rater).map(row -> jolted(row, random)).toArray(double[][]::new))
                    .toArray(double[][][]::new);
            assertThat(penalised(votes, jolted(fit.classPriors(), random), moved))
                    .isLessThan(best);
        }
    }

    private void compare(Votes votes, ConsensusMethod method, double right, double wrong) {
        LabelConsensus fit = LabelConsensus.of(votes, method, options);
        double[][] posterior = start(votes);
        int classes = votes.classes().size();
        double[] priors = new double[classes];
        double[][][] confusion = new double[votes.raters().size()][classes][classes];
        for (int round = 0; round < fit.iterations(); round++) {
            Arrays.setAll(priors, k -> Arrays.stream(posterior)
                    .mapToDouble(row -> row[k])
                    .average()
                    .orElseThrow());
            for (int rater = 0; rater < confusion.length; rater++) {
                for (int k = 0; k < classes; k++) {
                    confusion[rater][k] = row(votes, posterior, rater, k, right, wrong);
                }
            }
            for (int item = 0; item < posterior.length; item++) {
                posterior[item] = votes.truth()[item] == Votes.UNKNOWN
                        ? scaled(joint(votes, priors, confusion, item))
                        : posterior[item];
            }
        }
        assertThat(fit.classPriors()).containsExactly(priors, within(1e-9));
        for (int rater = 0; rater < confusion.length; rater++) {
            for (int k = 0; k < classes; k++) {
                assertThat(fit.readers().get(rater).confusion()[k]).containsExactly(confusion[rater][k], within(1e-9));
            }
        }
        for (int item = 0; item < posterior.length; item++) {
            assertThat(fit.labels().get(item).posterior()).containsExactly(posterior[item], within(1e-9));
        }
    }

    private static double[][] start(Votes votes) {
        double[][] start = new double[votes.items().size()][votes.classes().size()];
        for (int vote = 0; vote < votes.size(); vote++) {
            start[votes.item()[vote]][votes.label()[vote]]++;
        }
        for (int item = 0; item < start.length; item++) {
            start[item] = scaled(start[item]);
            if (votes.truth()[item] != Votes.UNKNOWN) {
                Arrays.fill(start[item], 0);
                start[item][votes.truth()[item]] = 1;
            }
        }
        return start;
    }

    private static double[] row(Votes votes, double[][] posterior, int rater, int k, double right, double wrong) {
        double[] row = new double[votes.classes().size()];
        Arrays.fill(row, wrong);
        row[k] = right;
        for (int vote = 0; vote < votes.size(); vote++) {
            row[votes.label()[vote]] += votes.rater()[vote] == rater ? posterior[votes.item()[vote]][k] : 0;
        }
        return scaled(row);
    }

    private static double[] joint(Votes votes, double[] priors, double[][][] confusion, int item) {
        double[] joint = priors.clone();
        for (int vote = 0; vote < votes.size(); vote++) {
            for (int k = 0; votes.item()[vote] == item && k < joint.length; k++) {
                joint[k] *= confusion[votes.rater()[vote]][k][votes.label()[vote]];
            }
        }
        return joint;
    }

    private static double penalised(Votes votes, double[] priors, double[][][] confusion) {
        double sum = 0;
        for (int item = 0; item < votes.items().size(); item++) {
            sum += Math.log(Arrays.stream(joint(votes, priors, confusion, item)).sum());
        }
        for (double[][] rater : confusion) {
            for (int k = 0; k < rater.length; k++) {
                for (int said = 0; said < rater.length; said++) {
                    sum += (k == said ? 3.5 : .5) * Math.log(rater[k][said]);
                }
            }
        }
        return sum;
    }

    private static double[] jolted(double[] shares, Random random) {
        return scaled(Arrays.stream(shares)
                .map(share -> share * Math.exp(.02 * random.nextGaussian()))
                .toArray());
    }

    private static double[] scaled(double[] values) {
        double sum = Arrays.stream(values).sum();
        return Arrays.stream(values)
                .map(v -> sum == 0 ? 1.0 / values.length : v / sum)
                .toArray();
    }
}
