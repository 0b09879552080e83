package dev.consilium.quality.consensus;

import java.util.Arrays;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Hovy et al. 2013 (MACE): a rater either knows and says the truth or spams from a strategy of their own. Variational Bayes
 * with Beta(.5, .5) on (spam, know) and Dirichlet(10) on the strategies, the truth uniform; from the share of the votes. The
 * objective is the evidence lower bound.
 */
final class Mace implements ExpectationMaximisation.Steps {

    private static final double SPAM_KNOW = 0.5;
    private static final double STRATEGY = 10;

    private final VotePatterns votes;
    private final double[] known;
    private final double[] said;
    private final double[] total;
    private Weights weights;

    /** @param spam per rater; @param know per rater; @param strategy per rater and class */
    @SuppressWarnings("ArrayRecordComponent") // numeric working set, never compared as a record
    private record Weights(double[] spam, double[] know, double[] strategy) {}

    private Mace(VotePatterns votes) {
        this.votes = votes;
        this.known = new double[votes.raters()];
        this.said = new double[votes.raters() * votes.classes()];
        this.total = new double[votes.raters()];
        for (int pattern = 0; pattern < votes.size(); pattern++) {
            for (int vote = votes.start()[pattern]; vote < votes.start()[pattern + 1]; vote++) {
                total[votes.cell()[vote] / votes.classes()] += votes.weight()[pattern];
            }
        }
        this.weights = even();
    }

    static Fit fit(VotePatterns votes, ConsensusOptions options) {
        Mace model = new Mace(votes);
        double[] posterior = votes.shares();
        ExpectationMaximisation.Run run = ExpectationMaximisation.run(model, posterior, options);
        Weights fitted = model.weights;
        model.weights = model.means();
        double logLikelihood = model.logMarginal(posterior.clone());
        return new Fit(
                posterior,
                ExpectedCounts.priors(votes, posterior),
                ExpectedCounts.confusion(votes, posterior, 0, 0),
                logLikelihood,
                run.objective(),
                run.iterations(),
                run.converged(),
                fitted.know,
                null);
    }

    /** Every rater knows half of the time and otherwise guesses. */
    private Weights even() {
        double[] half = new double[votes.raters()];
        double[] uniform = new double[said.length];
        Arrays.fill(half, 0.5);
        Arrays.fill(uniform, 1.0 / votes.classes());
        return new Weights(half, half.clone(), uniform);
    }

    @Override
    public void maximise(double[] posterior) {
        Arrays.fill(known, 0);
        Arrays.fill(said, 0);
        for (int pattern = 0; pattern < votes.size(); pattern++) {
            for (int vote = votes.start()[pattern]; vote < votes.start()[pattern + 1]; vote++) {
                count(posterior, pattern, votes.cell()[vote]);
            }
        }
        weights = variational();
    }

    /** A vote that is right was known or a lucky spam; a wrong one is spam. */
    private void count(double[] posterior, int pattern, int cell) {
        int rater = cell / votes.classes();
        double know = weights.know[rater];
        double lucky = weights.spam[rater] * weights.strategy[cell];
        double right = posterior[pattern * votes.classes() + cell % votes.classes()];
        double knew = right * know / (know + lucky);
        known[rater] += votes.weight()[pattern] * knew;
        said[cell] += votes.weight()[pattern] * (1 - knew);
    }

    /** The exponents of the expected logarithms; they need not add up to 1. */
    private Weights variational() {
        int classes = votes.classes();
        double[] spam = new double[votes.raters()];
        double[] know = new double[votes.raters()];
        double[] strategy = new double[said.length];
        for (int rater = 0; rater < spam.length; rater++) {
            double all = Digamma.value(total[rater] + 2 * SPAM_KNOW);
            double spams = total[rater] - known[rater];
            know[rater] = Math.exp(Digamma.value(known[rater] + SPAM_KNOW) - all);
            spam[rater] = Math.exp(Digamma.value(spams + SPAM_KNOW) - all);
            double spread = Digamma.value(spams + classes * STRATEGY);
            for (int cell = rater * classes; cell < (rater + 1) * classes; cell++) {
                strategy[cell] = Math.exp(Digamma.value(said[cell] + STRATEGY) - spread);
            }
        }
        return new Weights(spam, know, strategy);
    }

    /** At the means of what the variational posterior holds. */
    private Weights means() {
        int classes = votes.classes();
        double[] spam = new double[votes.raters()];
        double[] know = new double[votes.raters()];
        double[] strategy = new double[said.length];
        for (int rater = 0; rater < spam.length; rater++) {
            know[rater] = (known[rater] + SPAM_KNOW) / (total[rater] + 2 * SPAM_KNOW);
            spam[rater] = 1 - know[rater];
            for (int cell = rater * classes; cell < (rater + 1) * classes; cell++) {
                strategy[cell] = (said[cell] + STRATEGY) / (total[rater] - known[rater] + classes * STRATEGY);
            }
        }
        return new Weights(spam, know, strategy);
    }

    @Override
    public double expect(double[] posterior) {
        double divergence = 0;
        for (int rater = 0; rater < votes.raters(); rater++) {
            divergence += divergence(rater);
        }
        return logMarginal(posterior) - divergence;
    }

    private double logMarginal(double[] posterior) {
        double logMarginal = 0;
        for (int pattern = 0; pattern < votes.size(); pattern++) {
            double log = marginal(pattern, posterior);
            logMarginal += votes.informed(pattern) ? votes.weight()[pattern] * log : 0;
        }
        return logMarginal;
    }

    private double marginal(int pattern, double[] posterior) {
        int classes = votes.classes();
        int base = pattern * classes;
        Arrays.fill(posterior, base, base + classes, -Math.log(classes));
        for (int vote = votes.start()[pattern]; vote < votes.start()[pattern + 1]; vote++) {
            int cell = votes.cell()[vote];
            double spammed = weights.spam[cell / classes] * weights.strategy[cell];
            double right = Math.log(spammed + weights.know[cell / classes]);
            double wrong = Math.log(spammed);
            for (int k = 0; k < classes; k++) {
                posterior[base + k] += k == cell % classes ? right : wrong;
            }
        }
        int truth = votes.truth()[pattern];
        return truth == Votes.UNKNOWN
                ? LogSpace.normalise(posterior, base, classes)
                : LogSpace.fix(posterior, base, classes, truth);
    }

    /** Kullback-Leibler, from the posteriors of what a rater knows and of the strategy to their priors. */
    private double divergence(int rater) {
        double spams = total[rater] - known[rater];
        int from = rater * votes.classes();
        double[] strategy = Arrays.copyOfRange(said, from, from + votes.classes());
        return divergence(new double[] {known[rater], spams}, SPAM_KNOW) + divergence(strategy, STRATEGY);
    }

    /** From Dirichlet(counts + prior) to Dirichlet(prior). */
    private static double divergence(double[] counts, double prior) {
        double sum = Arrays.stream(counts).sum() + counts.length * prior;
        double result = LogGamma.value(sum) - LogGamma.value(counts.length * prior);
        for (double count : counts) {
            result += LogGamma.value(prior) - LogGamma.value(count + prior);
            result += count * (Digamma.value(count + prior) - Digamma.value(sum));
        }
        return result;
    }
}
