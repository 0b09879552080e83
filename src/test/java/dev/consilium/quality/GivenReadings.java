package dev.consilium.quality;

import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.Flag;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelKind;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.LabelSchema.LabelClass;
import dev.consilium.annotation.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Readings made of what was given: {@code a+b}, {@code -} for none, {@code ?} for an unusable image. */
final class GivenReadings {

    private final List<Reading> readings = new ArrayList<>();
    private int cases;

    /** The first class says that there is nothing; the others stand beside each other. */
    static LabelSchema withNothing(String nothing, String... codes) {
        List<LabelClass> classes = new ArrayList<>(schema(true, nothing).classes());
        classes.addAll(schema(false, codes).classes());
        return new LabelSchema("test", classes);
    }

    static LabelSchema schema(boolean exclusive, String... codes) {
        return new LabelSchema(
                "test",
                Arrays.stream(codes)
                        .map(code -> new LabelClass(
                                code,
                                code.toUpperCase(java.util.Locale.ROOT),
                                LabelKind.FINDING,
                                null,
                                null,
                                List.of(),
                                List.of(),
                                exclusive,
                                false,
                                null,
                                null,
                                null,
                                null,
                                LabelSchema.Laterality.NONE,
                                null,
                                null,
                                false))
                        .toList());
    }

    /** So many cases in which readers r1, r2, ... gave these. @return the id of the last */
    String cases(int many, String... given) {
        for (int i = 0; i < many; i++) {
            cases++;
            for (int reader = 0; reader < given.length; reader++) {
                if (!given[reader].isEmpty()) {
                    readings.add(reading(id(), "r" + (reader + 1), given[reader]));
                }
            }
        }
        return id();
    }

    List<Reading> all() {
        return readings;
    }

    private String id() {
        return String.format("c%05d", cases);
    }

    private static Reading reading(String caseId, String reader, String given) {
        List<Label> labels = given.equals("-") || given.equals("?")
                ? List.of()
                : Arrays.stream(given.split("\\+")).map(Label::finding).toList();
        Annotation annotation = new Annotation(
                caseId + reader,
                caseId + "/" + reader,
                1,
                labels,
                null,
                given.equals("?") ? Set.of(Flag.UNUSABLE_IMAGE) : Set.of(),
                null,
                null,
                "digest",
                "1",
                "digest",
                Instant.EPOCH);
        return new Reading(
                caseId + "/" + reader,
                caseId,
                1,
                "annotator",
                reader,
                true,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                annotation);
    }
}
