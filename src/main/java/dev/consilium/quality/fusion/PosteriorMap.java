package dev.consilium.quality.fusion;

import dev.consilium.imaging.mask.GridShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How probable it is that a voxel belongs to the consensus, kept per pattern of votes: the posterior of STAPLE, else the share of the
 * votes, weighted with SIMPLE. Beyond the field of view it is 0.
 */
public final class PosteriorMap {

    /** Voxels of one slice, counted along the rows: {@code from} (inclusive) to {@code to} (exclusive). */
    public record LevelRun(int from, int to, double level) {}

    private final VoteMap votes;
    private final double[] posterior;

    PosteriorMap(VoteMap votes, double[] posterior) {
        this.votes = votes;
        this.posterior = posterior.clone();
    }

    public GridShape shape() {
        return votes.shape();
    }

    /** Different patterns of votes there are, that of no vote among them. */
    public int patterns() {
        return posterior.length;
    }

    /** Of a pattern, numbered from 0. */
    public double posterior(int pattern) {
        return posterior[pattern];
    }

    /** In voxels. */
    public long count(int pattern) {
        return votes.counts().counts()[pattern];
    }

    /** Voxels of the field of view. */
    public long voxels() {
        return votes.counts().voxels();
    }

    /** Voxels somebody marked. */
    public long marked() {
        return votes.counts().marked();
    }

    /** Sum of the posteriors over the field of view, in voxels. */
    public double expectedVoxels() {
        return votes.counts().total(posterior);
    }

    /** Voxels whose posterior lies strictly between the two; those nobody marked count only with {@code unmarkedToo}. */
    public long between(double from, double to, boolean unmarkedToo) {
        long sum = 0;
        for (int k = unmarkedToo ? 0 : 1; k < posterior.length; k++) {
            sum += posterior[k] > from && posterior[k] < to ? count(k) : 0;
        }
        return sum;
    }

    /** Mean entropy in bits over the voxels somebody marked; 0 where there are none. */
    public double meanEntropy() {
        double sum = 0;
        for (int k = 1; k < posterior.length; k++) {
            sum += count(k) * entropy(posterior[k]);
        }
        return marked() == 0 ? 0 : sum / marked();
    }

    /** Of a yes or no of this probability, in bits: 0 where it is certain, 1 at one half. */
    static double entropy(double share) {
        return bits(share) + bits(1 - share);
    }

    /** What one of several possibilities adds to the entropy. */
    static double bits(double share) {
        return share <= 0 ? 0 : -share * Math.log(share) / Math.log(2);
    }

    /** A slice along its rows. */
    public float[] posteriors(int slice) {
        return slice(slice, posterior);
    }

    /** A slice along its rows, in bits. */
    public float[] entropies(int slice) {
        return slice(slice, entropies());
    }

    /** A slice as stretches of one entropy in bits, in order; what is not named is 0. */
    public List<LevelRun> entropyRuns(int slice) {
        List<LevelRun> runs = new ArrayList<>();
        double[] levels = entropies();
        visit(slice, levels, (from, to, pattern) -> {
            if (levels[pattern] > 0) {
                runs.add(new LevelRun(from, to, levels[pattern]));
            }
        });
        return runs;
    }

    private double[] entropies() {
        return Arrays.stream(posterior).map(PosteriorMap::entropy).toArray();
    }

    private float[] slice(int slice, double[] levels) {
        float[] values = new float[shape().pixels()];
        visit(slice, levels, (from, to, pattern) -> Arrays.fill(values, from, to, (float) levels[pattern]));
        return values;
    }

    private void visit(int slice, double[] levels, VoteMap.Visitor visitor) {
        if (levels[0] == 0) {
            votes.marked(slice, visitor);
        } else {
            votes.everywhere(slice, visitor);
        }
    }
}
