package dev.consilium.quality.fusion;

import java.util.Arrays;

/** More than half of the raters; the posterior is the share of those who hold a voxel. */
final class StrictMajority {

    private StrictMajority() {}

    static Decision of(VoteCounts votes) {
        boolean[] chosen = new boolean[votes.size()];
        for (int k = 0; k < chosen.length; k++) {
            chosen[k] = 2 * votes.votes(k) > votes.raters();
        }
        boolean[] kept = new boolean[votes.raters()];
        Arrays.fill(kept, true);
        return new Decision(votes.shares(), chosen, null, null, null, kept, 0, true);
    }
}
