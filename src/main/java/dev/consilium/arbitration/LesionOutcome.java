package dev.consilium.arbitration;

import dev.consilium.annotation.Label;
import dev.consilium.quality.lesion.MergeRule;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came of one lesion of a decision.
 *
 * @param by how it was merged, null where it was not
 * @param label what stands, null where it was dropped
 * @param dissent readings that differ: they have nothing there or another class, or they have what was dropped
 */
public record LesionOutcome(
        int lesion,
        LesionAnswer.Action action,
        @Nullable MergeRule by,
        @Nullable Label label,
        List<String> dissent) {

    public LesionOutcome {
        dissent = List.copyOf(dissent);
    }

    /** What stands of these lesions, and what the arbiter gave beside them. */
    static List<Label> labels(List<LesionOutcome> outcomes, @Nullable List<Label> beside) {
        Stream<Label> stand = outcomes.stream().map(LesionOutcome::label).filter(Objects::nonNull);
        return Stream.concat(beside == null ? Stream.of() : beside.stream(), stand)
                .toList();
    }

    /** Readings that differ in any of these lesions. */
    static List<String> dissent(List<LesionOutcome> outcomes) {
        return outcomes.stream()
                .flatMap(outcome -> outcome.dissent().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
