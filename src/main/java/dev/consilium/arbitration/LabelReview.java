package dev.consilium.arbitration;

import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.Flag;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelValidation;
import dev.consilium.annotation.LabelValidation.LabelFinding;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.project.Cases;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which blocking codes the labels of a reading or of a decision have under the schema of their case. */
@Component
public class LabelReview {

    private final Cases cases;
    private final Readings readings;
    private final Arbitrations arbitrations;
    private final LabelValidation validation;

    LabelReview(Cases cases, Readings readings, Arbitrations arbitrations, LabelValidation validation) {
        this.cases = cases;
        this.readings = readings;
        this.arbitrations = arbitrations;
        this.validation = validation;
    }

    public List<String> ofReading(String caseId, String readingId) {
        Annotation annotation = readings.submitted(caseId).stream()
                .filter(reading -> reading.id().equals(readingId))
                .map(Reading::annotation)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("reading " + readingId + " is not submitted"));
        return annotation == null ? List.of() : blocking(caseId, annotation.labels(), annotation.flags());
    }

    public List<String> ofDecision(String caseId) {
        return arbitrations
                .decision(caseId)
                .filter(decision -> decision.kind().labelled())
                .map(decision -> blocking(caseId, decision.labels(), Set.of()))
                .orElse(List.of());
    }

    private List<String> blocking(String caseId, List<Label> labels, Set<Flag> flags) {
        return validation.validate(cases.schemaOf(caseId), labels, flags).stream()
                .filter(LabelFinding::blocking)
                .map(LabelFinding::code)
                .distinct()
                .toList();
    }
}
