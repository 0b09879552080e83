package dev.consilium.quality;

import dev.consilium.annotation.Reading;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one reader gave in one case. @param classes in schema order */
record GivenValue(String caseId, String readerId, List<String> classes) {

    boolean has(String code) {
        return classes.contains(code);
    }

    /** By case in order of id, of each reader the first reading; readings that cannot tell are left out. */
    static SortedMap<String, List<GivenValue>> byCase(Collection<Reading> readings, ReadingValues values) {
        SortedMap<String, SortedMap<String, GivenValue>> cases = new TreeMap<>();
        readings.stream().filter(reading -> !values.abstains(reading)).forEach(reading -> cases.computeIfAbsent(
                        reading.caseId(), id -> new TreeMap<>())
                .putIfAbsent(
                        reading.readerId(),
                        new GivenValue(reading.caseId(), reading.readerId(), values.classes(reading))));
        SortedMap<String, List<GivenValue>> given = new TreeMap<>();
        cases.forEach((id, byReader) -> given.put(id, List.copyOf(byReader.values())));
        return given;
    }
}
