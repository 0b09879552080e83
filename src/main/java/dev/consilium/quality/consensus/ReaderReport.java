package dev.consilium.quality.consensus;

import dev.consilium.quality.metric.MetricResult.Interval;
import dev.consilium.quality.metric.Proportion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one reader reads, against the consensus of the others (Dawid-Skene MAP fitted without the reader) or the known truth.
 *
 * @param labels all labels of the reader; @param compared those on items that others labelled or whose truth is known
 * @param confusion {@code true x said}, with 95 % intervals
 * @param accuracy chance of a right label at the class priors, {@code sum_k p_k pi_kk}
 * @param information mutual information of true and said class in nats at the class priors: a reader who guesses by the priors
 *     keeps a fair accuracy and next to no information
 * @param informationShare of the entropy of the priors, 0 to 1; null where one class is certain
 * @param bias per class, how much more often the reader says it than it is true of the reader's items; null with none compared
 * @param reliability expected share of labels that agree with the others, null with none compared
 * @param gold share of right labels on items of known truth, null without such
 */
@SuppressWarnings("ArrayRecordComponent") // numeric result, never compared as a record
public record ReaderReport(
        String rater,
        List<String> classes,
        long labels,
        double compared,
        Cell[][] confusion,
        double accuracy,
        double information,
        @Nullable Double informationShare,
        double @Nullable [] bias,
        @Nullable Double reliability,
        @Nullable Proportion gold) {

    /**
     * The mean and the 2.5 and 97.5 % quantiles of a cell under the Dirichlet posterior of its row: expected counts plus the
     * pseudo-counts of Dawid-Skene MAP, so a class never seen shows the pseudo-counts and a wide interval.
     */
    public record Cell(double share, Interval interval) {}

    /** One report per rater, in the order of the votes' raters. */
    public static List<ReaderReport> of(Votes votes) {
        ConsensusOptions options = ConsensusOptions.DEFAULT;
        VotePatterns patterns = VotePatterns.of(votes);
        LabelModel model = Degenerate.fits(patterns) ? LabelModel.of(ConsensusMethod.DAWID_SKENE) : Degenerate.MODEL;
        double[] priors = model.fit(patterns, options).priors();
        return LeaveOneOut.perRater(
                patterns, model, options, (rater, others) -> new ReaderAgainstOthers(votes, patterns, rater, others)
                        .report(priors, options));
    }
}
