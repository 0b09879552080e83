package dev.consilium.arbitration;

import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.Flag;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelRegions;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.LabelValidation;
import dev.consilium.annotation.LabelValidation.LabelFinding;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.project.Cases;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which blocking codes the labels of a reading or of a decision have under the schema of their case. */
@Component
public class LabelReview {

    private final Cases cases;
    private final Readings readings;
    private final Arbitrations arbitrations;
    private final LabelValidation validation;
    private final LabelRegions regions;

    LabelReview(
            Cases cases,
            Readings readings,
            Arbitrations arbitrations,
            LabelValidation validation,
            LabelRegions regions) {
        this.cases = cases;
        this.readings = readings;
        this.arbitrations = arbitrations;
        this.validation = validation;
        this.regions = regions;
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

    /** What is wrong with labels before anything is kept, in words for whoever gave them; empty where they can stand. */
    public String objections(String caseId, List<Label> labels) {
        validation.requireKnown(cases.schemaOf(caseId), labels);
        return findings(caseId, labels, Set.of()).stream()
                .filter(LabelFinding::blocking)
                .map(LabelFinding::sentence)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** Everything the labels are found wanting of, blocking or not. */
    List<LabelFinding> findings(String caseId, List<Label> labels, Set<Flag> flags) {
        LabelSchema schema = cases.schemaOf(caseId);
        return Stream.concat(
                        validation.validate(schema, labels, flags).stream(),
                        regions.tooSmall(schema, cases.get(caseId).seriesId(), labels).stream())
                .toList();
    }

    private List<String> blocking(String caseId, List<Label> labels, Set<Flag> flags) {
        return findings(caseId, labels, flags).stream()
                .filter(LabelFinding::blocking)
                .map(LabelFinding::code)
                .distinct()
                .toList();
    }
}
