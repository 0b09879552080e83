package dev.consilium.quality.agreement;

import dev.consilium.quality.agreement.ChanceCorrected.Chance;
import dev.consilium.quality.agreement.Coefficient.Estimate;
import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The coefficients of one set of ratings; what they share is prepared once. */
final class Measures {

    private final Ratings ratings;
    private final Map<String, Object> common;
    private final int categories;
    private final String digest;
    private final int units;
    private @Nullable Patterns counts;
    private @Nullable Patterns rows;

    /** @param about what every result says among its parameters, for example the label it is about */
    Measures(Ratings ratings, String digest, Map<String, Object> about) {
        this.ratings = ratings;
        this.categories = ratings.categories().size();
        this.digest = digest;
        this.units = ratings.units();
        this.common = new TreeMap<>(about);
        this.common.put("categories", categories);
        this.common.put("raters", ratings.raters());
    }

    Measures(Ratings ratings) {
        this(ratings, ratings.digest(), Map.of());
    }

    Patterns counts() {
        if (counts == null) {
            counts = Patterns.counts(ratings);
        }
        return counts;
    }

    Patterns rows() {
        if (rows == null) {
            rows = Patterns.rows(ratings);
        }
        return rows;
    }

    Measure percent(Weights weights) {
        return ofCounts(Metric.PERCENT_AGREEMENT, new PercentAgreement(counts(), distance(weights)), weighted(weights));
    }

    Measure fleiss(Weights weights) {
        ChanceCorrected kappa = corrected(Chance.SHARES, weights);
        Map<String, Object> parameters = weighted(weights);
        if (weights == Weights.IDENTITY) {
            parameters.putAll(NullTests.fleiss(counts(), kappa, ratings.raters(), categories));
        }
        return ofCounts(Metric.FLEISS_KAPPA, kappa, parameters);
    }

    /** @throws IllegalArgumentException unless there are two raters */
    Measure scott(Weights weights) {
        if (ratings.raters() != 2) {
            throw new IllegalArgumentException("Scott's pi is of two raters");
        }
        return ofCounts(Metric.SCOTT_PI, corrected(Chance.SHARES, weights), weighted(weights));
    }

    Measure gwet(Weights weights) {
        Metric metric = weights == Weights.IDENTITY ? Metric.GWET_AC1 : Metric.GWET_AC2;
        return ofCounts(metric, corrected(Chance.GWET, weights), weighted(weights));
    }

    Measure brennanPrediger(Weights weights) {
        return ofCounts(Metric.BRENNAN_PREDIGER, corrected(Chance.UNIFORM, weights), weighted(weights));
    }

    Measure conger(Weights weights) {
        CongerKappa kappa = new CongerKappa(rows(), ratings.raters(), categories, distance(weights));
        return measure(Metric.CONGER_KAPPA, rows(), kappa, weighted(weights));
    }

    Measure light(Weights weights) {
        LightKappa kappa = new LightKappa(rows(), ratings.raters(), categories, distance(weights));
        Map<String, Object> parameters = weighted(weights);
        parameters.put("raterPairs", kappa.pairs());
        parameters.put("undefinedRaterPairs", kappa.undefined(rows().weights()));
        return measure(Metric.LIGHT_KAPPA, rows(), kappa, parameters);
    }

    /** With the interval of its standard error. */
    Measure cohen(int raterA, int raterB, Weights weights) {
        Distance distance = distance(weights);
        CohenKappa kappa = new CohenKappa(rows(), raterA, raterB, categories, distance);
        CohenErrors errors = CohenErrors.of(rows(), kappa, raterA, raterB, distance);
        Map<String, Object> parameters = weighted(weights);
        parameters.remove("raters");
        parameters.put("raterA", raterA);
        parameters.put("raterB", raterB);
        parameters.putAll(errors.parameters());
        long common = errors.units();
        return new Measure(Metric.COHEN_KAPPA, rows(), kappa, parameters, common, common, errors.interval(), true);
    }

    /** @throws dev.consilium.common.Refusal {@code NEGATIVE_RATIO} for a number below zero on a ratio scale */
    Measure alpha(Scale scale) {
        Metric metric =
                switch (scale) {
                    case NOMINAL -> Metric.KRIPPENDORFF_ALPHA_NOMINAL;
                    case ORDINAL -> Metric.KRIPPENDORFF_ALPHA_ORDINAL;
                    case INTERVAL -> Metric.KRIPPENDORFF_ALPHA_INTERVAL;
                    case RATIO -> Metric.KRIPPENDORFF_ALPHA_RATIO;
                };
        return ofCounts(metric, KrippendorffAlpha.of(counts(), scale, ratings.numbers()), new TreeMap<>(common));
    }

    Measure specific(Metric metric, int category) {
        Map<String, Object> parameters = new TreeMap<>(common);
        parameters.put("category", ratings.categories().get(category));
        return ofCounts(metric, new SpecificAgreement(counts(), category, categories), parameters);
    }

    /** Prevalence and bias of two categories, symmetry of any; of the first two raters, who are all there are. */
    List<Measure> twoRaters() {
        List<Measure> measures = new ArrayList<>();
        if (categories == 2) {
            measures.add(unsampled(Metric.PREVALENCE_INDEX, TwoRaters.prevalence(rows(), categories), Map.of()));
            measures.add(unsampled(Metric.BIAS_INDEX, TwoRaters.bias(rows(), categories), Map.of()));
        }
        TwoRaters symmetry = TwoRaters.symmetry(rows(), categories);
        Map<String, Object> test = symmetry.of(rows().weights()).defined()
                ? symmetry.cells(rows().weights()).test()
                : Map.of();
        measures.add(unsampled(Metric.BOWKER_SYMMETRY, symmetry, test));
        return measures;
    }

    /** @param more beside what every result says */
    Measure ofRows(Metric metric, Coefficient coefficient, Map<String, Object> more) {
        Map<String, Object> parameters = new TreeMap<>(common);
        parameters.putAll(more);
        return measure(metric, rows(), coefficient, parameters);
    }

    Measure alpha(Metric metric, Distance distance) {
        return ofCounts(metric, KrippendorffAlpha.fixed(counts(), categories, false, distance), new TreeMap<>(common));
    }

    private Measure unsampled(Metric metric, Coefficient coefficient, Map<String, Object> more) {
        Map<String, Object> parameters = new TreeMap<>(common);
        parameters.putAll(more);
        Measure measure = measure(metric, rows(), coefficient, parameters);
        return new Measure(metric, rows(), coefficient, parameters, measure.usable(), measure.pairs(), null, false);
    }

    /** @param scale of which the numbers are: of an ordinal one the places of the categories */
    NumericMeasures numeric(Scale scale) {
        double[] positions = scale.numeric()
                ? ratings.numbers()
                : IntStream.range(0, categories).asDoubleStream().toArray();
        Map<String, Object> about = new TreeMap<>(common);
        about.remove("categories");
        return new NumericMeasures(rows(), positions, ratings.raters(), about);
    }

    /** Units that some raters rated and others did not. */
    boolean incomplete() {
        return Arrays.stream(rows().rows()).flatMapToInt(Arrays::stream).anyMatch(value -> value == Ratings.MISSING);
    }

    private ChanceCorrected corrected(Chance chance, Weights weights) {
        return new ChanceCorrected(chance, counts(), distance(weights), categories);
    }

    private Distance distance(Weights weights) {
        return weights.distance(ratings.numbers());
    }

    /** Identity weights are not named: scores kept before there were others would differ. */
    private Map<String, Object> weighted(Weights weights) {
        Map<String, Object> parameters = new TreeMap<>(common);
        if (weights != Weights.IDENTITY) {
            parameters.put("weights", weights.code());
        }
        return parameters;
    }

    private Measure ofCounts(Metric metric, Coefficient coefficient, Map<String, Object> parameters) {
        return measure(metric, counts(), coefficient, parameters);
    }

    private Measure measure(Metric metric, Patterns patterns, Coefficient coefficient, Map<String, Object> parameters) {
        long usable = 0;
        long pairs = 0;
        for (int i = 0; i < counts().rows().length; i++) {
            int given = counts().rows()[i].length;
            usable += given > 1 ? counts().weights()[i] : 0;
            pairs += (long) given * (given - 1) / 2 * counts().weights()[i];
        }
        return new Measure(metric, patterns, coefficient, parameters, usable, pairs, null, true);
    }

    /** In the order of the measures; those of the same patterns share their samples. */
    List<MetricResult> results(List<Measure> measures, Resampling resampling) {
        Map<Measure, Bootstrap.Made> intervals = new HashMap<>();
        for (Patterns patterns :
                measures.stream().map(Measure::patterns).distinct().toList()) {
            List<Measure> alike = measures.stream()
                    .filter(one -> one.asksFor(resampling) && one.patterns() == patterns)
                    .toList();
            if (!alike.isEmpty()) {
                List<Bootstrap.Made> made = new Bootstrap(patterns, resampling)
                        .of(alike.stream().map(Measure::coefficient).toList());
                IntStream.range(0, made.size()).forEach(i -> intervals.put(alike.get(i), made.get(i)));
            }
        }
        List<MetricResult> results = new ArrayList<>();
        measures.forEach(measure -> results.add(result(measure, intervals.get(measure))));
        return List.copyOf(results);
    }

    MetricResult result(Measure measure, Resampling resampling) {
        return results(List.of(measure), resampling).get(0);
    }

    private MetricResult result(Measure measure, Bootstrap.@Nullable Made made) {
        Estimate estimate = measure.coefficient().of(measure.patterns().weights());
        MetricResult plain = new MetricResult(
                measure.metric().id(),
                measure.metric().definitionVersion(),
                measure.parameters(),
                estimate.defined() ? estimate.value() : null,
                estimate.status(),
                units,
                Math.toIntExact(units - measure.usable()),
                measure.pairs(),
                measure.interval(),
                digest);
        return made == null ? plain : plain.with(made.interval(), made.made());
    }
}
