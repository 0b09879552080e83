package dev.consilium.quality.agreement;

import dev.consilium.quality.agreement.RatingSheet.Repeat;
import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How far raters agree with themselves: their first and second rating of a unit, of all of them and of each. */
final class TestRetest {

    private TestRetest() {}

    /** Empty where nobody rated a unit twice. */
    static List<MetricResult> of(RatingSheet sheet, Scale scale, @Nullable List<String> domain, Weights weights) {
        RatingDomain categories = sheet.domain(scale, domain);
        int[] further = new int[1];
        List<Repeat> repeats = sheet.repeats(categories, further);
        List<MetricResult> results = new ArrayList<>();
        if (!repeats.isEmpty()) {
            results.addAll(results(repeats, categories, scale, weights, Map.of("furtherRepeats", further[0])));
        }
        for (String rater : repeats.stream()
                .map(Repeat::rater)
                .distinct()
                .sorted(RatingSheet::compareIds)
                .toList()) {
            List<Repeat> own =
                    repeats.stream().filter(one -> one.rater().equals(rater)).toList();
            results.addAll(results(own, categories, scale, weights, Map.of("rater", rater)));
        }
        return List.copyOf(results);
    }

    private static List<MetricResult> results(
            List<Repeat> repeats, RatingDomain domain, Scale scale, Weights weights, Map<String, Object> about) {
        Ratings occasions = domain.ratings(repeats.stream()
                .map(one -> new int[] {one.first(), one.second()})
                .toArray(int[][]::new));
        Measures measures = new Measures(occasions);
        Map<String, Object> more = new TreeMap<>(about);
        more.put("occasions", 2);
        List<Measure> asked = new ArrayList<>();
        if (scale.numeric()) {
            asked.add(measures.numeric(scale)
                    .intraclass()
                    .get(IccForm.TWO_SINGLE.ordinal())
                    .as(Metric.TEST_RETEST_ICC, more));
        } else {
            asked.add(measures.percent(weights).as(Metric.TEST_RETEST_PERCENT, more));
            asked.add(measures.cohen(0, 1, weights).as(Metric.TEST_RETEST_KAPPA, more));
        }
        return measures.results(asked, Resampling.NONE);
    }
}
