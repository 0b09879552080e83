package dev.consilium.quality.agreement;

import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult.Interval;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is computed of numbers rather than categories. Units that not every rater gave a number are left out and counted, but for the
 * one-way intraclass correlation of incomplete tables.
 */
final class NumericMeasures {

    private static final double LEVEL = 0.95;

    /** No formula for their interval. */
    private static final Set<Metric> BY_RESAMPLING =
            Set.of(Metric.SEM_AGREEMENT, Metric.SMALLEST_DETECTABLE_CHANGE, Metric.KENDALL_W);

    private final Patterns patterns;
    private final double[] positions;
    private final int raters;
    private final Map<String, Object> common;

    NumericMeasures(Patterns patterns, double[] positions, int raters, Map<String, Object> common) {
        this.patterns = patterns;
        this.positions = positions;
        this.raters = raters;
        this.common = common;
    }

    private CompleteRows complete() {
        return new CompleteRows(patterns, positions, IntStream.range(0, raters).toArray());
    }

    /** The six forms, then the standard error of measurement and the smallest detectable change. */
    List<Measure> intraclass() {
        CompleteRows rows = complete();
        List<Measure> measures = new ArrayList<>();
        Anova anova = Anova.of(rows.numbers(), rows.weights(patterns.weights()), raters);
        for (IccForm form : IccForm.values()) {
            TableCoefficient icc = new TableCoefficient(rows, (x, w) -> form.of(Anova.of(x, w, raters)));
            double[] limits = icc.of(patterns.weights()).defined() ? form.limits(anova, LEVEL) : null;
            measures.add(measure(form.metric(), rows, icc, Map.of(), interval("f-distribution", limits, rows)));
        }
        measures.add(measure(Metric.SEM_AGREEMENT, rows, error(rows, 1), Map.of(), null));
        measures.add(
                measure(Metric.SMALLEST_DETECTABLE_CHANGE, rows, error(rows, 1.96 * Math.sqrt(2)), Map.of(), null));
        return measures;
    }

    private TableCoefficient error(CompleteRows rows, double factor) {
        return new TableCoefficient(rows, (x, w) -> {
            Anova a = Anova.of(x, w, raters);
            double judges = Math.max(0, (a.judges() - a.error()) / a.targets());
            return factor * Math.sqrt(judges + a.error());
        });
    }

    Measure oneWayIncomplete() {
        OneWayIcc icc = new OneWayIcc(patterns, positions);
        OneWayIcc.Squares squares = icc.squares(patterns.weights());
        double[] limits = icc.of(patterns.weights()).defined() ? squares.limits(LEVEL) : null;
        Map<String, Object> parameters = new TreeMap<>(common);
        parameters.put("meanRaters", Double.isFinite(squares.meanRaters()) ? squares.meanRaters() : 0.0);
        Interval interval = interval("f-distribution-approximate", limits, patterns.units());
        status(parameters, interval, patterns.units());
        return new Measure(
                Metric.ICC_ONE_WAY_INCOMPLETE,
                patterns,
                icc,
                parameters,
                patterns.units(),
                pairsOfAll(),
                interval,
                true);
    }

    private long pairsOfAll() {
        long pairs = 0;
        for (int i = 0; i < patterns.rows().length; i++) {
            long given = Arrays.stream(patterns.rows()[i])
                    .filter(value -> value != Ratings.MISSING)
                    .count();
            pairs += given * (given - 1) / 2 * patterns.weights()[i];
        }
        return pairs;
    }

    Measure kendall() {
        CompleteRows rows = complete();
        TableCoefficient w = new TableCoefficient(rows, KendallW::of);
        Map<String, Object> parameters = new TreeMap<>();
        if (w.of(patterns.weights()).defined()) {
            int targets = Arrays.stream(rows.weights(patterns.weights())).sum();
            parameters.putAll(KendallW.test(w.of(patterns.weights()).value(), targets, raters));
        }
        return measure(Metric.KENDALL_W, rows, w, parameters, null);
    }

    /** Lin's concordance, then bias and limits of agreement of Bland and Altman, of the numbers of A less those of B. */
    List<Measure> twoRaters(int raterA, int raterB) {
        CompleteRows rows = new CompleteRows(patterns, positions, raterA, raterB);
        Map<String, Object> who = Map.of("raterA", raterA, "raterB", raterB);
        TableCoefficient ccc = new TableCoefficient(
                rows, (x, w) -> Anova.varied(x, w) ? PairMoments.of(x, w).concordance() : Double.NaN);
        PairMoments moments = PairMoments.of(rows.numbers(), rows.weights(patterns.weights()));
        double[] limits = ccc.of(patterns.weights()).defined() ? moments.concordanceLimits(LEVEL) : null;
        List<Measure> measures = new ArrayList<>();
        measures.add(measure(Metric.LIN_CCC, rows, ccc, who, interval("fisher-z", limits, rows)));
        measures.add(bland(Metric.BLAND_ALTMAN_BIAS, rows, who, moments, 0));
        measures.add(bland(Metric.BLAND_ALTMAN_LOWER, rows, who, moments, -BlandAltman.LIMIT));
        measures.add(bland(Metric.BLAND_ALTMAN_UPPER, rows, who, moments, BlandAltman.LIMIT));
        return measures;
    }

    private Measure bland(
            Metric metric, CompleteRows rows, Map<String, Object> who, PairMoments moments, double deviations) {
        BlandAltman line = new BlandAltman(rows, deviations);
        Map<String, Object> parameters = new TreeMap<>(who);
        double[] limits = null;
        if (line.of(patterns.weights()).defined() && moments.units() > 1) {
            parameters.put("standardDeviation", moments.deviation());
            parameters.put("standardError", BlandAltman.error(moments, deviations));
            limits = BlandAltman.limits(moments, deviations, LEVEL);
        }
        return measure(metric, rows, line, parameters, interval("student-t", limits, rows));
    }

    private @Nullable Interval interval(String method, double @Nullable [] limits, CompleteRows rows) {
        return interval(
                method, limits, Arrays.stream(rows.weights(patterns.weights())).sum());
    }

    private static @Nullable Interval interval(String method, double @Nullable [] limits, int units) {
        if (limits == null || units < Bootstrap.FEWEST) {
            return null;
        }
        boolean finite = Double.isFinite(limits[0]) && Double.isFinite(limits[1]) && limits[0] <= limits[1];
        return finite ? new Interval(method, LEVEL, limits[0], limits[1]) : null;
    }

    private static void status(Map<String, Object> parameters, @Nullable Interval interval, int units) {
        Status why = units < Bootstrap.FEWEST ? Status.INSUFFICIENT_DATA : Status.UNDEFINED_NO_VARIATION;
        parameters.put("intervalStatus", (interval == null ? why : Status.OK).name());
    }

    private Measure measure(
            Metric metric,
            CompleteRows rows,
            Coefficient coefficient,
            Map<String, Object> more,
            @Nullable Interval interval) {
        Map<String, Object> parameters = new TreeMap<>(common);
        parameters.putAll(more);
        int units = Arrays.stream(rows.weights(patterns.weights())).sum();
        if (!BY_RESAMPLING.contains(metric)) {
            status(parameters, interval, units);
        }
        long pairs = (long) units * rows.raters() * (rows.raters() - 1) / 2;
        return new Measure(metric, patterns, coefficient, parameters, units, pairs, interval, true);
    }
}
