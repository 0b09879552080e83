package dev.consilium.workflow.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.annotation.CanonicalJson;
import dev.consilium.quality.agreement.Agreement;
import dev.consilium.quality.agreement.Ratings;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.workflow.protocol.RecordedCase.RecordedReading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recorded labels as a replay needs them: classes {@code C1, C2, …} in the order of the categories, and one reading per rater and case. */
final class RecordedLabels {

    private final List<String> categories;
    private final List<RecordedCase> cases;
    private final List<String> raters;
    private final int repeated;

    RecordedLabels(List<String> categories, List<RecordedCase> recorded) {
        this.categories = List.copyOf(categories);
        List<RecordedCase> independent = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        int dropped = 0;
        for (RecordedCase one : recorded) {
            List<RecordedReading> first = firstOfEachRater(one.readings());
            dropped += one.readings().size() - first.size();
            first.forEach(reading -> names.add(reading.rater()));
            independent.add(new RecordedCase(one.id(), first, one.truth()));
        }
        this.cases = independent;
        this.raters = List.copyOf(names);
        this.repeated = dropped;
    }

    List<RecordedCase> cases() {
        return cases;
    }

    boolean hasTruth() {
        return cases.stream().anyMatch(one -> one.truth() != null);
    }

    /** What more than half of the first readings of a case give, null for nothing. */
    @Nullable
    String majority(int index, int readings) {
        Map<String, Integer> votes = new LinkedHashMap<>();
        cases.get(index).readings().subList(0, readings).forEach(one -> votes.merge(one.label(), 1, Integer::sum));
        return votes.entrySet().stream()
                .filter(vote -> 2 * vote.getValue() > readings)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** Categories, cases, readings and truths as canonical JSON, for their digest. */
    String canonical() {
        return CanonicalJson.write(new ObjectMapper().valueToTree(Map.of("categories", categories, "cases", cases)));
    }

    List<String> raters() {
        return raters;
    }

    String classOf(String label) {
        int index = categories.indexOf(label);
        if (index < 0) {
            throw dev.consilium.common.Refusal.unprocessable(
                    "UNKNOWN_CATEGORY", "A label is not among the categories; name them all with --categories.");
        }
        return "C" + (index + 1);
    }

    String categoryOf(String labelClass) {
        return categories.get(Integer.parseInt(labelClass.substring(1)) - 1);
    }

    /** A label schema in which every category is one exclusive image-level class. */
    ProtocolFile schema() {
        List<Map<String, Object>> classes = new ArrayList<>();
        for (String category : categories) {
            classes.add(Map.of("code", classOf(category), "name", category, "kind", "finding", "exclusive", true));
        }
        try {
            String json = new ObjectMapper().writeValueAsString(Map.of("title", "Recorded labels", "classes", classes));
            return new ProtocolFile("schema.json", json.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    ReplayReport.Readings readings(int used) {
        int available = cases.stream().mapToInt(c -> c.readings().size()).sum();
        return new ReplayReport.Readings(available, used, available - used, repeated);
    }

    /** @param used per case, how many of its readings were used, from the first on */
    ReplayReport.Agreements agreement(List<Integer> used) {
        List<Integer> all = cases.stream().map(c -> c.readings().size()).toList();
        return new ReplayReport.Agreements(agreementOf(all), agreementOf(used));
    }

    private ReplayReport.Agreement agreementOf(List<Integer> taken) {
        int[][] values = new int[cases.size()][raters.size()];
        for (int unit = 0; unit < values.length; unit++) {
            Arrays.fill(values[unit], -1);
            for (RecordedReading reading : cases.get(unit).readings().subList(0, taken.get(unit))) {
                values[unit][raters.indexOf(reading.rater())] = categories.indexOf(reading.label());
            }
        }
        Ratings ratings = new Ratings(categories, values);
        MetricResult percent = Agreement.percent(ratings);
        MetricResult fleiss = Agreement.fleiss(ratings);
        MetricResult alpha = Agreement.krippendorffNominal(ratings);
        return new ReplayReport.Agreement(
                percent.value(), fleiss.value(), alpha.value(), List.of(percent, fleiss, alpha));
    }

    private static List<RecordedReading> firstOfEachRater(List<RecordedReading> readings) {
        Map<String, RecordedReading> first = new LinkedHashMap<>();
        readings.forEach(reading -> first.putIfAbsent(reading.rater(), reading));
        return List.copyOf(first.values());
    }
}
