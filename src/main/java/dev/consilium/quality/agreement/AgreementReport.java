package dev.consilium.quality.agreement;

import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that applies to ratings of a scale, in a fixed order. The same ratings give the same report, whatever the order of their
 * units.
 *
 * @param overall over all raters
 * @param labels of a nominal or ordinal scale with three labels or more: each against the rest, in the order of the domain
 * @param pairs of more than two raters: each two of them
 * @param within of raters who saw a unit twice: each with themselves, kept out of all else
 */
public record AgreementReport(
        Scale scale,
        List<MetricResult> overall,
        List<LabelAgreement> labels,
        List<MetricResult> pairs,
        List<MetricResult> within) {

    private static final int MOST_LABELS = 200;
    private static final int MOST_RATERS = 30;

    /** One label against the rest; {@code label} is among the parameters of each result. */
    public record LabelAgreement(String label, List<MetricResult> metrics) {}

    /** All of it in one list. */
    public List<MetricResult> results() {
        return Stream.of(
                        overall.stream(),
                        labels.stream().flatMap(l -> l.metrics().stream()),
                        pairs.stream(),
                        within.stream())
                .flatMap(part -> part)
                .toList();
    }

    /**
     * @param weights of the weighted coefficients; null for identity, and on a numeric scale for none of them
     * @param resampling for the intervals that follow from no formula; {@link Resampling#NONE} for none
     * @throws dev.consilium.common.Refusal {@code NEGATIVE_RATIO} for a number below zero on a ratio scale
     */
    public static AgreementReport of(Ratings ratings, Scale scale, @Nullable Weights weights, Resampling resampling) {
        Measures measures = new Measures(ratings);
        List<Measure> overall = new ArrayList<>();
        if (weights != null || !scale.numeric()) {
            overall.addAll(categorical(measures, ratings, weights == null ? Weights.IDENTITY : weights));
        }
        Arrays.stream(Scale.values())
                .filter(lower -> lower.compareTo(scale) <= 0)
                .map(measures::alpha)
                .forEach(overall::add);
        if (!scale.numeric()) {
            overall.addAll(indices(measures, ratings));
        }
        if (scale != Scale.NOMINAL) {
            overall.addAll(numeric(measures, ratings, scale));
        }
        return new AgreementReport(
                scale,
                measures.results(overall, resampling),
                labels(ratings, scale, resampling),
                pairs(measures, ratings, scale, weights, resampling),
                List.of());
    }

    /**
     * As {@link #of(Ratings, Scale, Weights, Resampling)} of what was recorded, and of raters who rated a unit twice how far they agree
     * with themselves.
     *
     * @param domain the categories in their order; null for those that occur
     * @throws dev.consilium.common.Refusal {@code UNKNOWN_CATEGORY}, {@code NUMBER_EXPECTED}, {@code NEGATIVE_RATIO},
     *     {@code TOO_MANY_RATINGS}
     */
    public static AgreementReport of(
            RatingSheet sheet,
            Scale scale,
            @Nullable List<String> domain,
            @Nullable Weights weights,
            Resampling resampling) {
        AgreementReport between = of(sheet.ratings(scale, domain), scale, weights, resampling);
        return new AgreementReport(
                scale,
                between.overall,
                between.labels,
                between.pairs,
                TestRetest.of(sheet, scale, domain, weights == null ? Weights.IDENTITY : weights));
    }

    private static List<Measure> categorical(Measures measures, Ratings ratings, Weights weights) {
        List<Measure> list = new ArrayList<>(List.of(measures.percent(weights)));
        if (ratings.raters() == 2) {
            list.add(measures.cohen(0, 1, weights));
            list.add(measures.scott(weights));
        }
        list.add(measures.fleiss(weights));
        list.add(measures.conger(weights));
        list.add(measures.light(weights));
        list.add(measures.brennanPrediger(weights));
        list.add(measures.gwet(weights));
        return list;
    }

    /** What is always shown beside a kappa. The first of two categories is the positive one. */
    private static List<Measure> indices(Measures measures, Ratings ratings) {
        List<Measure> list = new ArrayList<>();
        if (ratings.categories().size() == 2) {
            list.add(measures.specific(Metric.POSITIVE_AGREEMENT, 0));
            list.add(measures.specific(Metric.NEGATIVE_AGREEMENT, 1));
        }
        if (ratings.raters() == 2) {
            list.addAll(measures.twoRaters());
        }
        return list;
    }

    private static List<Measure> numeric(Measures measures, Ratings ratings, Scale scale) {
        NumericMeasures numeric = measures.numeric(scale);
        List<Measure> list = new ArrayList<>();
        if (scale.numeric()) {
            list.addAll(numeric.intraclass());
            if (measures.incomplete()) {
                list.add(numeric.oneWayIncomplete());
            }
            if (ratings.raters() == 2) {
                list.addAll(numeric.twoRaters(0, 1));
            }
        }
        list.add(numeric.kendall());
        return list;
    }

    private static List<LabelAgreement> labels(Ratings ratings, Scale scale, Resampling resampling) {
        int labels = ratings.categories().size();
        if (scale.numeric() || labels < 3 || labels > MOST_LABELS) {
            return List.of();
        }
        return IntStream.range(0, labels)
                .mapToObj(k -> label(ratings.categories().get(k), ratings.against(k), resampling))
                .toList();
    }

    /** @param presence the label is the first of two categories */
    private static LabelAgreement label(String label, Ratings presence, Resampling resampling) {
        Measures measures = new Measures(presence, presence.digest(), Map.of("label", label));
        List<Measure> asked = List.of(
                measures.alpha(Scale.NOMINAL),
                measures.percent(Weights.IDENTITY),
                measures.specific(Metric.POSITIVE_AGREEMENT, 0),
                measures.fleiss(Weights.IDENTITY),
                measures.gwet(Weights.IDENTITY));
        return new LabelAgreement(label, measures.results(asked, resampling));
    }

    /**
     * Of findings of which a rater may give several: every finding present or not, and how near the sets as wholes are. Whether sets are
     * equal is the percent agreement.
     */
    public static AgreementReport of(FindingSets findings, Resampling resampling) {
        Ratings sets = findings.sets();
        Measures measures = new Measures(sets);
        List<Measure> overall = List.of(
                measures.percent(Weights.IDENTITY),
                measures.alpha(Scale.NOMINAL),
                measures.alpha(Metric.KRIPPENDORFF_ALPHA_JACCARD, SetDistance.JACCARD.of(findings.distinct())),
                measures.alpha(Metric.KRIPPENDORFF_ALPHA_MASI, SetDistance.MASI.of(findings.distinct())));
        return new AgreementReport(
                Scale.NOMINAL,
                measures.results(overall, resampling),
                findings.findings().stream()
                        .map(finding -> label(finding, findings.presence(finding), resampling))
                        .toList(),
                List.of(),
                List.of());
    }

    private static List<MetricResult> pairs(
            Measures measures, Ratings ratings, Scale scale, @Nullable Weights weights, Resampling resampling) {
        List<Measure> list = new ArrayList<>();
        for (int a = 0; ratings.raters() > 2 && ratings.raters() <= MOST_RATERS && a < ratings.raters(); a++) {
            for (int b = a + 1; b < ratings.raters(); b++) {
                if (weights != null || !scale.numeric()) {
                    list.add(measures.cohen(a, b, weights == null ? Weights.IDENTITY : weights));
                }
                if (scale.numeric()) {
                    list.addAll(measures.numeric(scale).twoRaters(a, b));
                }
            }
        }
        return measures.results(list, resampling.clustered() ? resampling : Resampling.NONE);
    }
}
