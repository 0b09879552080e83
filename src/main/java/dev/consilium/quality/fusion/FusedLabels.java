package dev.consilium.quality.fusion;

import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The consensus of several raters on several labels; lists of labels begin with background, but for the masks.
 *
 * @param status as of {@link FusedMask}
 * @param masks one per label, none where another is; empty with {@code GEOMETRY_MISMATCH}
 * @param posteriors of each of the masks, per pattern of labels; with a rater alone the masks themselves are all there is, and none
 * @param uncertainFraction share of the voxels somebody marked whose most probable label has less than .95; null unless {@code OK}
 * @param meanEntropy of the posteriors over the voxels somebody marked, in bits; null unless {@code OK}
 * @param priors how often each label is given, over raters and the voxels of the field of view
 * @param tiedVoxels whose two most probable labels are equally so: by STAPLE they have the first of them
 * @param undecidedVoxels without a label that more than half of the raters give: by majority they are background
 * @param otherThanMajority voxels of the other ones whose consensus is not that label
 */
public record FusedLabels(
        FusionOptions options,
        Status status,
        @Nullable MaskGrid grid,
        List<RunLengthMask> masks,
        List<PosteriorMap> posteriors,
        @Nullable Double uncertainFraction,
        @Nullable Double meanEntropy,
        List<Double> priors,
        List<Rater> raters,
        long tiedVoxels,
        long undecidedVoxels,
        long otherThanMajority,
        int iterations,
        boolean converged,
        String inputDigest) {

    /**
     * What is said of a rater, which is nothing of a rater alone, where nobody marked anything, and with the grids of others.
     *
     * @param confusion rows what is so, columns what the rater says: as STAPLE estimates it, else with the consensus the
     *     rater is compared with; a row of zeros where that has no such voxel
     * @param labels one for each of the masks
     */
    public record Rater(String rater, List<List<Double>> confusion, List<LabelAgreement> labels) {

        public Rater {
            confusion = List.copyOf(confusion);
            labels = List.copyOf(labels);
        }
    }

    public FusedLabels {
        masks = List.copyOf(masks);
        posteriors = List.copyOf(posteriors);
        priors = List.copyOf(priors);
        raters = List.copyOf(raters);
    }
}
