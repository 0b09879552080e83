package dev.consilium.quality.consensus;

import java.util.Arrays;

/**
 * Whitehill et al. 2009 (GLAD): {@code P(right) = sigmoid(alpha_rater exp(beta_item))}, wrong labels and the prior of the
 * truth uniform, a normal prior of mean 1 and variance 1 on every alpha and beta; the marginal log posterior (without the
 * constants of the normal) is maximised from ones.
 */
final class Glad implements Lbfgs.Objective {

    private static final double FLAT = 1e-9;

    private final VotePatterns votes;
    private final double logWrongClasses;
    private final double logClasses;
    private final double[] posterior;
    private double logLikelihood;

    private Glad(VotePatterns votes) {
        this.votes = votes;
        this.logClasses = Math.log(votes.classes());
        this.logWrongClasses = Math.log(votes.classes() - 1);
        this.posterior = new double[votes.size() * votes.classes()];
    }

    static Fit fit(VotePatterns votes, ConsensusOptions options) {
        Glad model = new Glad(votes);
        double[] x = new double[votes.raters() + votes.size()];
        Arrays.fill(x, 1);
        Lbfgs.Maximum maximum = Lbfgs.maximise(model, x, options.maxIterations(), FLAT);
        model.at(x, new double[x.length]);
        return new Fit(
                model.posterior,
                ExpectedCounts.priors(votes, model.posterior),
                ExpectedCounts.confusion(votes, model.posterior, 0, 0),
                model.logLikelihood,
                maximum.value(),
                maximum.iterations(),
                maximum.converged(),
                Arrays.copyOf(x, votes.raters()),
                Arrays.copyOfRange(x, votes.raters(), x.length));
    }

    /** @param x alpha per rater, then beta per pattern */
    @Override
    public double at(double[] x, double[] gradient) {
        Arrays.fill(gradient, 0);
        logLikelihood = 0;
        double prior = 0;
        for (int pattern = 0; pattern < votes.size(); pattern++) {
            double weight = votes.weight()[pattern];
            int own = votes.raters() + pattern;
            logLikelihood += weight * marginal(pattern, x);
            slope(pattern, x, gradient);
            prior -= weight * square(x[own] - 1) / 2;
            gradient[own] -= weight * (x[own] - 1);
        }
        for (int rater = 0; rater < votes.raters(); rater++) {
            prior -= square(x[rater] - 1) / 2;
            gradient[rater] -= x[rater] - 1;
        }
        return logLikelihood + prior;
    }

    /** Log likelihood of one unit of the pattern; its posterior is set on the way. */
    private double marginal(int pattern, double[] x) {
        int classes = votes.classes();
        int base = pattern * classes;
        double ease = Math.exp(x[votes.raters() + pattern]);
        Arrays.fill(posterior, base, base + classes, -logClasses);
        for (int vote = votes.start()[pattern]; vote < votes.start()[pattern + 1]; vote++) {
            int cell = votes.cell()[vote];
            double z = x[cell / classes] * ease;
            double right = logSigmoid(z);
            double wrong = logSigmoid(-z) - logWrongClasses;
            for (int k = 0; k < classes; k++) {
                posterior[base + k] += k == cell % classes ? right : wrong;
            }
        }
        int known = votes.truth()[pattern];
        if (known != Votes.UNKNOWN) {
            return LogSpace.fix(posterior, base, classes, known);
        }
        double log = LogSpace.normalise(posterior, base, classes);
        return votes.informed(pattern) ? log : 0;
    }

    private void slope(int pattern, double[] x, double[] gradient) {
        int classes = votes.classes();
        double ease = Math.exp(x[votes.raters() + pattern]);
        for (int vote = votes.start()[pattern]; vote < votes.start()[pattern + 1]; vote++) {
            int cell = votes.cell()[vote];
            double z = x[cell / classes] * ease;
            double right = Math.exp(logSigmoid(z));
            double slope = votes.weight()[pattern] * (posterior[pattern * classes + cell % classes] - right);
            gradient[cell / classes] += slope * ease;
            gradient[votes.raters() + pattern] += slope * z;
        }
    }

    private static double logSigmoid(double z) {
        return z >= 0 ? -Math.log1p(Math.exp(-z)) : z - Math.log1p(Math.exp(z));
    }

    private static double square(double value) {
        return value * value;
    }
}
