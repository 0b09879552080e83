package dev.consilium.quality.consensus;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The consensus of many votes under one model. The same votes give the same numbers to the last bit; none is NaN or infinite.
 *
 * @param status other than OK: the labels stand, but readers' confusions rest on nothing ({@code INSUFFICIENT_DATA} without
 *     votes, {@code UNDEFINED_ONE_CATEGORY}, {@code UNDEFINED_NO_VARIATION} when all votes are one class,
 *     {@code UNDEFINED_NO_PAIRS} when no item has two votes or one vote and a known truth)
 * @param classes order of every posterior and confusion
 * @param classPriors estimated by Dawid-Skene and one-coin; for the others the mean posterior
 * @param logLikelihood of the votes; null for the majorities
 * @param objective what the fit maximised (see docs/reference/consensus.md), null for the majorities
 */
@JsonPropertyOrder({"method", "definitionVersion", "status", "classes", "labels", "classPriors", "logLikelihood"})
@SuppressWarnings("ArrayRecordComponent") // numeric result, never compared as a record
public record LabelConsensus(
        String method,
        String definitionVersion,
        ConsensusOptions options,
        Status status,
        List<String> classes,
        List<ItemLabel> labels,
        double[] classPriors,
        @Nullable Double logLikelihood,
        @Nullable Double objective,
        int iterations,
        boolean converged,
        List<ReaderEstimate> readers,
        String inputDigest) {

    public LabelConsensus {
        labels = List.copyOf(labels);
        readers = List.copyOf(readers);
    }

    public static LabelConsensus of(Votes votes, ConsensusMethod method) {
        return of(votes, method, ConsensusOptions.DEFAULT);
    }

    public static LabelConsensus of(Votes votes, ConsensusMethod method, ConsensusOptions options) {
        VotePatterns patterns = VotePatterns.of(votes);
        LabelModel model = Degenerate.fits(patterns) ? LabelModel.of(method) : Degenerate.MODEL;
        Fit fit = model.fit(patterns, options);
        Decided decided = new Decided(votes, patterns, fit);
        return new LabelConsensus(
                method.id(),
                method.definitionVersion(),
                options,
                Degenerate.status(patterns),
                votes.classes(),
                decided.labels(method == ConsensusMethod.MAJORITY),
                fit.priors(),
                fit.logLikelihood(),
                fit.objective(),
                fit.iterations(),
                fit.converged(),
                decided.readers(options.leaveOneOut() ? LeaveOneOut.posteriors(patterns, model, options) : null),
                votes.digest());
    }
}
