package dev.consilium.quality.fusion;

import org.jspecify.annotations.Nullable;

/**
 * What a method makes of the patterns of votes.
 *
 * @param posterior per pattern, 0 to 1; @param chosen per pattern, whether its voxels belong to the consensus
 * @param prior share of foreground assumed at first, null where the method has none
 * @param sensitivity and specificity of each rater as the method estimates them, null where it does not
 * @param kept per rater, whether the method still counts it at the end
 */
record Decision(
        double[] posterior,
        boolean[] chosen,
        @Nullable Double prior,
        double @Nullable [] sensitivity,
        double @Nullable [] specificity,
        boolean[] kept,
        int iterations,
        boolean converged) {

    /** A posterior this close to one half is one half: a sum depends on its order by less. */
    static final double SLACK = 1e-9;

    static boolean[] atLeastHalf(double[] posterior) {
        boolean[] chosen = new boolean[posterior.length];
        for (int k = 0; k < chosen.length; k++) {
            chosen[k] = posterior[k] >= 0.5 - SLACK;
        }
        return chosen;
    }
}
