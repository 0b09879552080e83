package dev.consilium.quality.consensus;

import org.jspecify.annotations.Nullable;

/**
 * A fitted model.
 *
 * @param posterior {@code patterns x classes}
 * @param priors per class
 * @param confusion {@code raters x said x true}: share of {@code said} among what a rater says when {@code true} is
 * @param logLikelihood null where the method has no likelihood
 * @param objective what was maximised: the likelihood with its penalty or prior, or its bound; null where nothing was
 * @param skill per rater, in the model's own terms, null where it has none
 * @param easiness per pattern, null where the model has none
 */
@SuppressWarnings("ArrayRecordComponent") // numeric result, never compared as a record
record Fit(
        double[] posterior,
        double[] priors,
        double[] confusion,
        @Nullable Double logLikelihood,
        @Nullable Double objective,
        int iterations,
        boolean converged,
        double @Nullable [] skill,
        double @Nullable [] easiness) {

    /** Of a method that estimates the posteriors alone: priors are their mean, confusions follow from them. */
    static Fit ofPosterior(VotePatterns votes, double[] posterior, double @Nullable [] skill) {
        return new Fit(
                posterior,
                ExpectedCounts.priors(votes, posterior),
                ExpectedCounts.confusion(votes, posterior, 0, 0),
                null,
                null,
                0,
                true,
                skill,
                null);
    }
}
