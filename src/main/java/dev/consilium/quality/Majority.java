package dev.consilium.quality;

import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.LabelSchema.LabelClass;
import dev.consilium.annotation.Reading;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The strict majority of a case's readings: more than half give the same set of classes, or there is none. */
final class Majority {

    private Majority() {}

    static Consensus of(String caseId, List<Reading> readings, LabelSchema schema) {
        ReadingValues values = new ReadingValues(schema);
        List<Reading> voting =
                readings.stream().filter(reading -> !values.abstains(reading)).toList();
        Map<String, Integer> votes = votes(voting, values);
        List<Integer> counts = List.copyOf(votes.values());
        int most = counts.isEmpty() ? 0 : counts.get(0);
        if (voting.size() < readings.size()) {
            votes.put(ReadingValues.ABSTAINED, readings.size() - voting.size());
        }
        return new Consensus(
                caseId,
                readings.size(),
                readings.isEmpty() ? 0 : (double) most / readings.size(),
                counts.size() > 1 && counts.get(1) == most,
                voting.stream().anyMatch(reading -> critical(values.classes(reading), schema)),
                2 * most > readings.size() ? winner(voting, values, votes) : null,
                Collections.unmodifiableMap(votes));
    }

    /** Most frequent first; what is equally frequent in the order of the schema, so that a rerun tells the same. */
    private static Map<String, Integer> votes(List<Reading> readings, ReadingValues values) {
        Map<String, Integer> counted = new LinkedHashMap<>();
        readings.stream()
                .sorted(Comparator.comparing(values::classes, values.inSchemaOrder()))
                .forEach(reading -> counted.merge(values.value(reading), 1, Integer::sum));
        Map<String, Integer> votes = new LinkedHashMap<>();
        counted.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(vote -> votes.put(vote.getKey(), vote.getValue()));
        return votes;
    }

    private static @Nullable List<String> winner(
            List<Reading> readings, ReadingValues values, Map<String, Integer> votes) {
        String value = votes.keySet().iterator().next();
        return readings.stream()
                .filter(reading -> values.value(reading).equals(value))
                .findFirst()
                .map(values::classes)
                .orElse(null);
    }

    private static boolean critical(List<String> classes, LabelSchema schema) {
        return classes.stream()
                .anyMatch(code -> schema.find(code).map(LabelClass::critical).orElse(false));
    }
}
