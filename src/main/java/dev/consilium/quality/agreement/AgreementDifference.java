package dev.consilium.quality.agreement;

import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How much more one group of raters agrees than another, on the same units: the units are resampled for both at
 * once, so that what makes a unit hard is not taken for a difference of the groups.
 */
public final class AgreementDifference {

    /** The coefficient compared. */
    public enum Of {
        PERCENT(measures -> measures.percent(Weights.IDENTITY)),
        FLEISS(measures -> measures.fleiss(Weights.IDENTITY)),
        GWET_AC1(measures -> measures.gwet(Weights.IDENTITY)),
        ALPHA_NOMINAL(measures -> measures.alpha(Scale.NOMINAL)),
        ALPHA_ORDINAL(measures -> measures.alpha(Scale.ORDINAL)),
        ALPHA_INTERVAL(measures -> measures.alpha(Scale.INTERVAL));

        private final Function<Measures, Measure> measure;

        Of(Function<Measures, Measure> measure) {
            this.measure = measure;
        }
    }

    private AgreementDifference() {}

    /**
     * The coefficient of the first group less that of the second.
     *
     * @param groupA columns of the ratings; @param groupB others, or some of the same
     */
    public static MetricResult of(Ratings ratings, int[] groupA, int[] groupB, Of what, Resampling resampling) {
        Measures all = new Measures(ratings);
        Part a = Part.of(all.rows(), ratings, groupA, what);
        Part b = Part.of(all.rows(), ratings, groupB, what);
        Coefficient difference = new Difference(a, b);
        Map<String, Object> parameters = new TreeMap<>(Map.of(
                "metric",
                a.measure().metric().id(),
                "groupA",
                Arrays.stream(groupA).boxed().toList(),
                "groupB",
                Arrays.stream(groupB).boxed().toList()));
        return all.result(all.ofRows(Metric.AGREEMENT_DIFFERENCE, difference, parameters), resampling);
    }

    /** One group. @param places for each pattern of all raters that of the group, -1 where nobody of it rated */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a record
    private record Part(Measure measure, int[] places) {

        static Part of(Patterns rows, Ratings ratings, int[] group, Of what) {
            Measure measure = what.measure.apply(new Measures(ratings.columns(group)));
            int[] places = new int[rows.rows().length];
            for (int row = 0; row < rows.ofRow().length; row++) {
                if (rows.ofRow()[row] >= 0) {
                    places[rows.ofRow()[row]] = measure.patterns().ofRow()[row];
                }
            }
            return new Part(measure, places);
        }

        Coefficient.Estimate of(int[] weights) {
            int[] own = new int[measure.patterns().rows().length];
            for (int i = 0; i < weights.length; i++) {
                if (places[i] >= 0) {
                    own[places[i]] += weights[i];
                }
            }
            return measure.coefficient().of(own);
        }
    }

    private record Difference(Part a, Part b) implements Coefficient {

        @Override
        public Estimate of(int[] weights) {
            Estimate first = a.of(weights);
            Estimate second = b.of(weights);
            if (!first.defined() || !second.defined()) {
                return first.defined() ? second : first;
            }
            return Estimate.ok(first.value() - second.value());
        }

        @Override
        public long cost() {
            return a.measure.coefficient().cost() + b.measure.coefficient().cost() + 2L * a.places.length;
        }
    }
}
