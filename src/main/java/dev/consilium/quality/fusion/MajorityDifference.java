package dev.consilium.quality.fusion;

import dev.consilium.imaging.mask.Overlap;
import dev.consilium.imaging.mask.RunLengthMask;
import org.jspecify.annotations.Nullable;

/**
 * A consensus beside the strict majority of the same masks: which of the two is better is not known without a truth.
 *
 * @param dice of both, null where both are empty
 * @param onlyConsensus voxels of the consensus alone; @param onlyMajority of the majority alone
 */
public record MajorityDifference(
        RunLengthMask majority,
        long majorityVoxels,
        @Nullable Double dice,
        long onlyConsensus,
        long onlyMajority) {

    static MajorityDifference of(RunLengthMask consensus, RunLengthMask majority) {
        Overlap overlap = consensus.overlap(majority);
        return new MajorityDifference(
                majority,
                (long) overlap.second(),
                overlap.either() == 0 ? null : (Double) overlap.dice(),
                (long) (overlap.first() - overlap.both()),
                (long) (overlap.second() - overlap.both()));
    }
}
