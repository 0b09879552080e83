package dev.consilium.quality.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The marginal posterior by its definition, summed over every truth, beside the fit. */
class GladTest {

    private static final double STEP = 1e-5;

    @Test
    void theFitIsFlatAndNoNeighbourIsHigher() {
        for (int seed = 0; seed < 5; seed++) {
            Votes votes = SimulatedVotes.of(2 + seed % 3, 25, 4, 3, .7, seed).votes();
            LabelConsensus fit = LabelConsensus.of(votes, ConsensusMethod.GLAD);
            double[] alpha =
                    fit.readers().stream().mapToDouble(ReaderEstimate::skill).toArray();
            double[] beta =
                    fit.labels().stream().mapToDouble(ItemLabel::easiness).toArray();
            assertThat(fit.converged()).isTrue();
            assertThat(fit.objective()).isCloseTo(posterior(votes, alpha, beta), within(1e-9));
            for (double[] parameters : new double[][] {alpha, beta}) {
                for (int at = 0; at < parameters.length; at++) {
                    assertThat(slope(votes, alpha, beta, parameters, at)).isCloseTo(0, within(1e-4));
                }
            }
            higherNowhere(votes, alpha, beta, fit.objective());
        }
    }

    @Test
    void theMaximumOfAQuadraticIsFoundToRounding() {
        double[] x = {5, -3, 8};
        Lbfgs.Maximum maximum = Lbfgs.maximise(
                (at, gradient) -> {
                    double value = 0;
                    for (int i = 0; i < 3; i++) {
                        gradient[i] = -2 * (i + 1) * (at[i] - i);
                        value -= (i + 1) * (at[i] - i) * (at[i] - i);
                    }
                    return value;
                },
                x,
                100,
                1e-12);
        assertThat(maximum.converged()).isTrue();
        assertThat(x).containsExactly(new double[] {0, 1, 2}, within(1e-7));
    }

    private static void higherNowhere(Votes votes, double[] alpha, double[] beta, double best) {
        Random random = new Random(2);
        for (int round = 0; round < 50; round++) {
            double[] a = alpha.clone();
            double[] b = beta.clone();
            for (int at = 0; at < a.length; at++) {
                a[at] += .05 * random.nextGaussian();
            }
            for (int at = 0; at < b.length; at++) {
                b[at] += .05 * random.nextGaussian();
            }
            assertThat(posterior(votes, a, b)).isLessThan(best);
        }
    }

    /** @param parameters the one of both arrays to move in */
    private static double slope(Votes votes, double[] alpha, double[] beta, double[] parameters, int at) {
        double here = parameters[at];
        parameters[at] = here + STEP;
        double above = posterior(votes, alpha, beta);
        parameters[at] = here - STEP;
        double below = posterior(votes, alpha, beta);
        parameters[at] = here;
        return (above - below) / (2 * STEP);
    }

    private static double posterior(Votes votes, double[] alpha, double[] beta) {
        int classes = votes.classes().size();
        double sum = 0;
        for (int item = 0; item < beta.length; item++) {
            double marginal = 0;
            for (int truth = 0; truth < classes; truth++) {
                double joint = 1.0 / classes;
                for (int vote = 0; vote < votes.size(); vote++) {
                    if (votes.item()[vote] == item) {
                        double right = 1 / (1 + Math.exp(-alpha[votes.rater()[vote]] * Math.exp(beta[item])));
                        joint *= votes.label()[vote] == truth ? right : (1 - right) / (classes - 1);
                    }
                }
                marginal += joint;
            }
            sum += Math.log(marginal) - (beta[item] - 1) * (beta[item] - 1) / 2;
        }
        for (double a : alpha) {
            sum -= (a - 1) * (a - 1) / 2;
        }
        return sum;
    }
}
