package dev.consilium.arbitration;

import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.Reading;
import dev.consilium.project.LesionScoring;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Who said otherwise than a decision: other classes or, where lesions are marked, another lesion, one too few or one too many. Where
 * a decision comes to no label there is nothing to differ from, so nobody dissents.
 */
@Component
class Dissent {

    private final LesionScoring lesions;

    Dissent(LesionScoring lesions) {
        this.lesions = lesions;
    }

    /** @return ids of the readings */
    List<String> of(String caseId, DecideCommand.Kind kind, List<Label> labels, List<Reading> readings) {
        if (!kind.labelled()) {
            return List.of();
        }
        boolean marked = lesions.marksLesions(caseId);
        return readings.stream()
                .filter(reading -> !Values.of(reading).equals(Values.of(labels))
                        || marked && !lesions.sameLesions(caseId, labels, labels(reading)))
                .map(Reading::id)
                .toList();
    }

    private static List<Label> labels(Reading reading) {
        Annotation annotation = reading.annotation();
        return annotation == null ? List.of() : annotation.labels();
    }
}
