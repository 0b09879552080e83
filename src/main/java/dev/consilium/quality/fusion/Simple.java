package dev.consilium.quality.fusion;

import java.util.Arrays;

/**
 * SIMPLE (Langerak and others 2010): raters far from the consensus are dropped, the others weigh by their Dice to it, until neither who is
 * left nor the consensus changes. A rater is dropped whose Dice is less than the mean less one (population) standard deviation of those
 * left, the worst first, and never so that fewer than three are left.
 */
final class Simple {

    private static final int KEEP = 3;
    private static final int MOST_ITERATIONS = 1000;

    private final VoteCounts votes;
    private final boolean[] kept;

    private Simple(VoteCounts votes) {
        this.votes = votes;
        this.kept = new boolean[votes.raters()];
        Arrays.fill(kept, true);
    }

    static Decision of(VoteCounts votes) {
        return new Simple(votes).fitted();
    }

    /** It starts from the voxels that at least half of the raters hold. */
    private Decision fitted() {
        double[] posterior = votes.shares();
        boolean[] chosen = Decision.atLeastHalf(posterior);
        boolean changed = true;
        int iterations = 0;
        while (changed && iterations < MOST_ITERATIONS) {
            double[] dice = dice(chosen);
            changed = drop(dice);
            posterior = weighted(dice);
            boolean[] next = Decision.atLeastHalf(posterior);
            changed |= !Arrays.equals(chosen, next);
            chosen = next;
            iterations++;
        }
        return new Decision(posterior, chosen, null, null, null, kept, iterations, !changed);
    }

    private double[] dice(boolean[] chosen) {
        double[] dice = new double[kept.length];
        for (int r = 0; r < dice.length; r++) {
            long both = 0;
            long sum = 0;
            for (int k = 0; k < chosen.length; k++) {
                long count = votes.counts()[k];
                both += votes.held(k, r) && chosen[k] ? count : 0;
                sum += (votes.held(k, r) ? count : 0) + (chosen[k] ? count : 0);
            }
            dice[r] = sum == 0 ? 0 : 2.0 * both / sum;
        }
        return dice;
    }

    private boolean drop(double[] dice) {
        double[] left = left(dice);
        double mean = Arrays.stream(left).average().orElse(0);
        double variance =
                Arrays.stream(left).map(f -> (f - mean) * (f - mean)).average().orElse(0);
        double least = mean - Math.sqrt(variance) - Decision.SLACK;
        boolean dropped = false;
        for (int at = 0; at < left.length && left[at] < least; at++) {
            double worst = left[at];
            long staying = Arrays.stream(left).filter(f -> f > worst).count();
            for (int r = 0; staying >= KEEP && r < kept.length; r++) {
                dropped |= kept[r] && dice[r] == worst;
                kept[r] &= dice[r] != worst;
            }
        }
        return dropped;
    }

    /** Ascending. */
    private double[] left(double[] dice) {
        double[] left = new double[dice.length];
        int used = 0;
        for (int r = 0; r < dice.length; r++) {
            if (kept[r]) {
                left[used++] = dice[r];
            }
        }
        left = Arrays.copyOf(left, used);
        Arrays.sort(left);
        return left;
    }

    /** Where no rater has anything of the consensus, all that are left weigh the same. */
    private double[] weighted(double[] dice) {
        double[] weights = new double[dice.length];
        boolean any = Arrays.stream(left(dice)).sum() > 0;
        double sum = 0;
        for (int r = 0; r < weights.length; r++) {
            weights[r] = !kept[r] ? 0 : any ? dice[r] : 1;
            sum += weights[r];
        }
        double[] posterior = new double[votes.size()];
        for (int k = 0; k < posterior.length; k++) {
            for (int r = 0; r < weights.length; r++) {
                posterior[k] += votes.held(k, r) ? weights[r] : 0;
            }
            posterior[k] /= sum;
        }
        return posterior;
    }
}
