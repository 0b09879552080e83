package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** D-06 and D-08 over many objects, in batches and by de-identifiers that know nothing of each other; on two real nodes: TwoNodesDeidentifyIT. */
class ReferentialIntegrityTest {

    private final List<DataElements> originals = ReferringStudies.originals();

    @Test
    void noReferenceDanglesNoUidMeetsAnotherAndIntervalsStay() {
        Map<Integer, DataElements> cleaned = cleaned(1);
        Set<String> there = new HashSet<>();
        cleaned.values().forEach(object -> there.addAll(ReferringStudies.own(object)));
        int references = 0;
        int dangling = 0;
        for (int number = 0; number < originals.size(); number++) {
            List<String> found = ReferringStudies.references(cleaned.get(number));
            assertThat(found).hasSameSizeAs(ReferringStudies.references(originals.get(number)));
            references += found.size();
            dangling += (int) found.stream().filter(uid -> !there.contains(uid)).count();
        }
        Map<String, String> map = map(cleaned);
        int collisions = map.size() - Set.copyOf(map.values()).size();
        System.out.printf(
                "D-06: %d instances, %d references, %d dangling, %d UIDs, %d collisions%n",
                cleaned.size(), references, dangling, map.size(), collisions);
        assertThat(dangling).isZero();
        assertThat(collisions).isZero();
        assertThat(references).isGreaterThan(ReferringStudies.INSTANCES);
        assertThat(map.keySet()).doesNotContainAnyElementsOf(map.values());
        assertThat(values(cleaned, Tag.SOPInstanceUID)).hasSize(ReferringStudies.INSTANCES);
        assertThat(values(cleaned, Tag.SeriesInstanceUID)).hasSize(ReferringStudies.SERIES);
        assertThat(values(cleaned, Tag.StudyInstanceUID)).hasSize(ReferringStudies.STUDIES);
        assertThat(values(cleaned, Tag.PatientID)).hasSize(ReferringStudies.PATIENTS);
        assertThat(shifts(cleaned)).hasSize(ReferringStudies.PATIENTS);
        assertThat(map(cleaned(2))).as("the same map each time").isEqualTo(map);
    }

    /** Batch by batch, each object by one of two de-identifiers; another order each time. */
    private Map<Integer, DataElements> cleaned(int time) {
        Map<Integer, DataElements> cleaned = new TreeMap<>();
        for (int batch = 0; batch < ReferringStudies.BATCHES; batch++) {
            List<Deidentifier> nodes = List.of(node(), node());
            for (int number = (batch + time) % ReferringStudies.BATCHES;
                    number < originals.size();
                    number += ReferringStudies.BATCHES) {
                cleaned.put(number, (DataElements) nodes.get((number + time) % 2)
                        .deidentify(originals.get(number))
                        .dataset());
            }
        }
        return cleaned;
    }

    private static Deidentifier node() {
        return new Deidentifier("the key of one project".getBytes(StandardCharsets.US_ASCII));
    }

    /** What each UID of an original has become. */
    private Map<String, String> map(Map<Integer, DataElements> cleaned) {
        Map<String, String> map = new HashMap<>();
        cleaned.forEach((number, object) -> {
            List<String> before = uids(originals.get(number));
            List<String> after = uids(object);
            IntStream.range(0, before.size()).forEach(i -> {
                String known = map.putIfAbsent(before.get(i), after.get(i));
                assertThat(known).isIn(null, after.get(i));
            });
        });
        return map;
    }

    private static List<String> uids(DataElements object) {
        List<String> uids = ReferringStudies.references(object);
        for (int tag : new int[] {Tag.SOPInstanceUID, Tag.SeriesInstanceUID, Tag.StudyInstanceUID, 0x00200052}) {
            uids.add(object.text(tag).orElseThrow());
        }
        return uids;
    }

    /** One pair of patient and days for each patient: so many days between any two objects of one as before. */
    private Set<String> shifts(Map<Integer, DataElements> cleaned) {
        return cleaned.entrySet().stream()
                .map(entry -> {
                    DataElements original = originals.get(entry.getKey());
                    return original.text(Tag.PatientID).orElseThrow() + " "
                            + ChronoUnit.DAYS.between(date(original), date(entry.getValue()));
                })
                .collect(Collectors.toSet());
    }

    private static LocalDate date(DataElements object) {
        return LocalDate.parse(object.text(Tag.StudyDate).orElseThrow(), DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static Set<String> values(Map<Integer, DataElements> objects, int tag) {
        return objects.values().stream()
                .map(object -> object.text(tag).orElseThrow())
                .collect(Collectors.toSet());
    }
}
