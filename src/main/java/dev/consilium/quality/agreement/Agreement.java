package dev.consilium.quality.agreement;

import dev.consilium.quality.agreement.CountVectors.Pattern;
import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** Coefficients of agreement on nominal ratings; definitions and degenerate cases as documented in the reference. */
public final class Agreement {

    private Agreement() {}

    /** Share of agreeing pairs of ratings, averaged over the units with two or more. */
    public static MetricResult percent(Ratings ratings) {
        CountVectors counts = new CountVectors(ratings);
        Status status = counts.pairable().isEmpty() ? Status.UNDEFINED_NO_PAIRS : Status.OK;
        return result(Metric.PERCENT_AGREEMENT, ratings, counts, status, () -> percent(counts));
    }

    /** Cohen 1960, these two raters' common units. */
    public static MetricResult cohen(Ratings ratings, int raterA, int raterB) {
        CohenTable table = new CohenTable(ratings, raterA, raterB);
        Status status = status(ratings.categories().size(), table.units() > 0, !table.constant());
        return new MetricResult(
                Metric.COHEN_KAPPA.id(),
                Metric.COHEN_KAPPA.definitionVersion(),
                Map.of("categories", ratings.categories().size(), "raterA", raterA, "raterB", raterB),
                status == Status.OK ? table.kappa() : null,
                status,
                ratings.units(),
                Math.toIntExact(ratings.units() - table.units()),
                table.units(),
                null,
                ratings.digest());
    }

    /** Fleiss 1971, generalised to missing ratings: chance from the mean shares over all rated units. */
    public static MetricResult fleiss(Ratings ratings) {
        CountVectors counts = new CountVectors(ratings);
        return result(Metric.FLEISS_KAPPA, ratings, counts, status(counts, counts.rated()), () -> {
            double chance = chance(counts);
            return (percent(counts) - chance) / (1 - chance);
        });
    }

    /** Krippendorff 2011, nominal, from the matrix of coincidences. */
    public static MetricResult krippendorffNominal(Ratings ratings) {
        CountVectors counts = new CountVectors(ratings);
        return result(
                Metric.KRIPPENDORFF_ALPHA_NOMINAL,
                ratings,
                counts,
                status(counts, counts.pairable()),
                () -> alpha(counts));
    }

    /** As {@link #krippendorffNominal}, with a bootstrap interval over the units. */
    public static MetricResult krippendorffNominalWithInterval(Ratings ratings) {
        MetricResult alpha = krippendorffNominal(ratings);
        return alpha.status() == Status.OK
                ? Bootstrap.of(new CountVectors(ratings), Agreement::alphaOrNaN).on(alpha)
                : alpha;
    }

    /**
     * Of two categories the share of agreement on the second: how often another rater gives it as well where one did (Cicchetti and
     * Feinstein 1990, generalised to several raters as the proportion of specific agreement).
     */
    public static MetricResult positive(Ratings ratings) {
        if (ratings.categories().size() != 2) {
            throw new IllegalArgumentException("positive agreement is of two categories");
        }
        CountVectors counts = new CountVectors(ratings);
        boolean given = counts.pairable().stream().anyMatch(unit -> unit.counts()[1] > 0);
        return result(
                Metric.POSITIVE_AGREEMENT,
                ratings,
                counts,
                status(2, !counts.pairable().isEmpty(), given),
                () -> positive(counts));
    }

    private static double positive(CountVectors counts) {
        double agreeing = 0;
        double given = 0;
        for (Pattern unit : counts.pairable()) {
            double positive = unit.counts()[1];
            agreeing += unit.weight() * positive * (positive - 1) / (unit.ratings() - 1);
            given += unit.weight() * positive;
        }
        return agreeing / given;
    }

    private static double alphaOrNaN(CountVectors counts) {
        return status(counts, counts.pairable()) == Status.OK ? alpha(counts) : Double.NaN;
    }

    private static double percent(CountVectors counts) {
        double sum = 0;
        for (Pattern unit : counts.pairable()) {
            sum += unit.weight() * ((double) unit.agreeing() / unit.pairs());
        }
        return sum / counts.pairableUnits();
    }

    private static double chance(CountVectors counts) {
        double[] shares = new double[counts.categories()];
        long units = 0;
        for (Pattern unit : counts.rated()) {
            units += unit.weight();
            for (int k = 0; k < shares.length; k++) {
                shares[k] += unit.weight() * ((double) unit.counts()[k] / unit.ratings());
            }
        }
        double chance = 0;
        for (double share : shares) {
            chance += share / units * (share / units);
        }
        return chance;
    }

    private static double alpha(CountVectors counts) {
        long[] totals = new long[counts.categories()];
        double disagreeing = 0;
        for (Pattern unit : counts.pairable()) {
            disagreeing += unit.weight() * ((double) (unit.pairs() - unit.agreeing()) / (unit.ratings() - 1));
            for (int k = 0; k < totals.length; k++) {
                totals[k] += unit.weight() * unit.counts()[k];
            }
        }
        double n = 0;
        double squares = 0;
        for (long total : totals) {
            n += total;
            squares += (double) total * total;
        }
        return 1 - (n - 1) * disagreeing / (n * n - squares);
    }

    private static Status status(CountVectors counts, List<Pattern> varying) {
        return status(
                counts.categories(), !counts.pairable().isEmpty(), CountVectors.used(varying, counts.categories()) > 1);
    }

    private static Status status(int categories, boolean pairs, boolean variation) {
        if (!pairs) {
            return Status.UNDEFINED_NO_PAIRS;
        }
        if (categories < 2) {
            return Status.UNDEFINED_ONE_CATEGORY;
        }
        return variation ? Status.OK : Status.UNDEFINED_NO_VARIATION;
    }

    private static MetricResult result(
            Metric metric, Ratings ratings, CountVectors counts, Status status, DoubleSupplier value) {
        return new MetricResult(
                metric.id(),
                metric.definitionVersion(),
                Map.of("categories", counts.categories(), "raters", ratings.raters()),
                status == Status.OK ? value.getAsDouble() : null,
                status,
                ratings.units(),
                Math.toIntExact(ratings.units() - counts.pairableUnits()),
                counts.pairs(),
                null,
                ratings.digest());
    }
}
