package dev.consilium.quality;

import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.Reading;
import dev.consilium.quality.ReadCase.Given;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Readings of many cases as what each reader gave. */
public final class ReadCases {

    private final ReadingValues values;

    public ReadCases(LabelSchema schema) {
        this.values = new ReadingValues(schema);
    }

    /**
     * One per case in order of id; who cannot tell is left out.
     *
     * @param truths classes by case, of those an expert set or passed
     */
    public List<ReadCase> of(Collection<Reading> readings, Map<String, Set<String>> truths) {
        Map<String, List<Given>> cases = new TreeMap<>();
        for (Reading reading : readings) {
            List<Given> given = cases.computeIfAbsent(reading.caseId(), one -> new ArrayList<>());
            if (!values.abstains(reading)) {
                given.add(new Given(reading.readerId(), Set.copyOf(values.classes(reading))));
            }
        }
        return cases.entrySet().stream()
                .map(one -> new ReadCase(one.getKey(), one.getValue(), truths.get(one.getKey())))
                .toList();
    }
}
