package dev.consilium.cli.score;

import dev.consilium.common.Refusal;
import dev.consilium.quality.agreement.Scale;
import dev.consilium.quality.consensus.ConsensusMethod;
import dev.consilium.quality.consensus.LabelConsensus;
import dev.consilium.quality.consensus.Multistart;
import dev.consilium.quality.consensus.ReaderReport;
import dev.consilium.quality.consensus.Votes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code consensus}: what the true labels are behind recorded ones. */
public final class ConsensusRun {

    private ConsensusRun() {}

    /**
     * @param categories the domain in order, empty for what occurs; @param truth known values, null for none
     * @param reports whether each rater is held against the others; @param starts random ones beside the normative one, 0 for none
     */
    public record Request(
            Path file,
            ConsensusMethod method,
            List<String> categories,
            @Nullable Path truth,
            boolean reports,
            int starts,
            long seed) {}

    /**
     * @param missing rows without a label
     * @param truthKnown units whose true value was given; @param truthUnused values given for units that have no row
     * @param reports empty where none was asked for; @param starts null where none was asked for, or there was nothing to fit
     */
    public record Outcome(
            LabelConsensus consensus,
            boolean domainGiven,
            int missing,
            int truthKnown,
            int truthUnused,
            List<ReaderReport> reports,
            @Nullable Multistart starts) {}

    /** @throws dev.consilium.common.Refusal with what is wrong in which row */
    public static Outcome of(Request request) {
        return Limits.withinMemory(() -> outcome(request));
    }

    private static Outcome outcome(Request request) {
        if (request.starts() < 0 || request.starts() > 0 && !request.method().startsFromVotes()) {
            throw Refusal.invalid(
                    "STARTS_NOT_POSSIBLE",
                    "--starts is a number of 0 or more, and for methods of the Dawid-Skene family alone.");
        }
        Domain domain = new Domain(Scale.NOMINAL, request.categories(), Limits.CONSENSUS.categories());
        Recorded recorded = Recorded.read(request.file(), domain, Limits.CONSENSUS, null);
        TruthFile truth = request.truth() == null
                ? TruthFile.none(recorded.units, domain)
                : TruthFile.read(request.truth(), recorded.units, domain);
        Domain.Ordered ordered = domain.ordered();
        if (ordered.categories().isEmpty()) {
            throw Refusal.unprocessable(
                    "NO_LABELS", "No row has a label; name the values that may occur in --categories.");
        }
        long categories = ordered.categories().size();
        Limits.require(
                recorded.raters.size() * categories * categories,
                Limits.CONSENSUS.tables(),
                "cells in the confusion tables of all raters");
        Limits.require(recorded.units.size() * categories, Limits.CONSENSUS.cells(), "units times categories");
        Votes votes = votes(recorded, truth, ordered);
        LabelConsensus consensus = LabelConsensus.of(votes, request.method());
        return new Outcome(
                consensus,
                domain.isGiven(),
                recorded.missing,
                truth.known(),
                truth.unused(),
                request.reports() ? ReaderReport.of(votes) : List.of(),
                request.starts() > 0 && consensus.iterations() > 0
                        ? Multistart.of(votes, request.method(), request.starts(), request.seed())
                        : null);
    }

    private static Votes votes(Recorded recorded, TruthFile truth, Domain.Ordered domain) {
        int[] units = recorded.units.order();
        int[] raters = recorded.raters.order();
        return new Votes(
                        domain.categories(),
                        Arrays.stream(units).mapToObj(recorded.units::get).toList(),
                        Arrays.stream(raters).mapToObj(recorded.raters::get).toList(),
                        places(recorded.unit, RatingTable.inverse(units)),
                        places(recorded.rater, RatingTable.inverse(raters)),
                        places(recorded.value, domain.placeOf()))
                .withTruth(Arrays.stream(units)
                        .map(unit -> place(truth.of(unit), domain))
                        .toArray());
    }

    private static int place(int value, Domain.Ordered domain) {
        return value == Votes.UNKNOWN ? Votes.UNKNOWN : domain.placeOf()[value];
    }

    private static int[] places(Numbers numbers, int[] place) {
        return IntStream.range(0, numbers.size())
                .map(i -> place[numbers.get(i)])
                .toArray();
    }
}
