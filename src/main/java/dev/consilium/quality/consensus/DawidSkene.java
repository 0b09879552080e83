package dev.consilium.quality.consensus;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Dawid and Skene 1979: every rater has a confusion matrix, every class a prior, raters err independently given the truth. EM
 * from the share of the votes; the E step in the log domain; {@code 0 log 0 = 0} since only labels that were given are summed.
 */
final class DawidSkene implements ExpectationMaximisation.Steps {

    private final VotePatterns votes;
    private final ConfusionRule rule;
    private final double[] logPriors;
    private double[] priors;
    private double[] confusion = {};
    private double[] logs = {};
    private double logLikelihood;

    private DawidSkene(VotePatterns votes, ConfusionRule rule) {
        this.votes = votes;
        this.rule = rule;
        this.priors = new double[votes.classes()];
        this.logPriors = new double[votes.classes()];
    }

    static Fit fit(VotePatterns votes, ConfusionRule rule, ConsensusOptions options) {
        return fit(votes, rule, options, votes.shares());
    }

    /** @param posterior where EM starts; overwritten */
    static Fit fit(VotePatterns votes, ConfusionRule rule, ConsensusOptions options, double[] posterior) {
        DawidSkene model = new DawidSkene(votes, rule);
        ExpectationMaximisation.Run run = ExpectationMaximisation.run(model, posterior, options);
        return new Fit(
                posterior,
                model.priors,
                model.confusion,
                model.logLikelihood,
                run.objective(),
                run.iterations(),
                run.converged(),
                model.skill(),
                null);
    }

    private double @Nullable [] skill() {
        return rule instanceof ConfusionRule.OneCoin ? ConfusionRule.accuracies(confusion, votes.classes()) : null;
    }

    @Override
    public void maximise(double[] posterior) {
        priors = ExpectedCounts.priors(votes, posterior);
        confusion = ExpectedCounts.of(votes, posterior);
        rule.estimate(confusion, votes.classes());
    }

    @Override
    public double expect(double[] posterior) {
        logs = Arrays.stream(confusion).map(Math::log).toArray();
        Arrays.setAll(logPriors, k -> Math.log(priors[k]));
        logLikelihood = 0;
        for (int pattern = 0; pattern < votes.size(); pattern++) {
            double log = expect(pattern, posterior);
            logLikelihood += votes.informed(pattern) ? votes.weight()[pattern] * log : 0;
        }
        return logLikelihood + rule.penalty(logs, votes.classes());
    }

    private double expect(int pattern, double[] posterior) {
        int classes = votes.classes();
        int at = pattern * classes;
        System.arraycopy(logPriors, 0, posterior, at, classes);
        for (int vote = votes.start()[pattern]; vote < votes.start()[pattern + 1]; vote++) {
            int base = votes.cell()[vote] * classes;
            for (int k = 0; k < classes; k++) {
                posterior[at + k] += logs[base + k];
            }
        }
        int known = votes.truth()[pattern];
        return known == Votes.UNKNOWN
                ? LogSpace.normalise(posterior, at, classes)
                : LogSpace.fix(posterior, at, classes, known);
    }
}
