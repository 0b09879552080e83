package dev.consilium.arbitration;

import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.Flag;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelValidation.LabelFinding;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which blocking codes the labels of a reading or of a decision have under the schema of their case. */
@Component
public class LabelReview {

    private final Readings readings;
    private final Arbitrations arbitrations;
    private final LabelFindings findings;

    LabelReview(Readings readings, Arbitrations arbitrations, LabelFindings findings) {
        this.readings = readings;
        this.arbitrations = arbitrations;
        this.findings = findings;
    }

    public List<String> ofReading(String caseId, String readingId) {
        Annotation annotation = readings.submitted(caseId).stream()
                .filter(reading -> reading.id().equals(readingId))
                .map(Reading::annotation)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("reading " + readingId + " is not submitted"));
        return annotation == null ? List.of() : findings.blocking(caseId, annotation.labels(), annotation.flags());
    }

    public List<String> ofDecision(String caseId) {
        return arbitrations
                .decision(caseId)
                .filter(decision -> decision.kind().labelled())
                .map(decision -> findings.blocking(caseId, decision.labels(), Set.of()))
                .orElse(List.of());
    }

    /** What a reader is told of labels before they are handed in, although it lets them stand. */
    public List<LabelFinding> warnings(String caseId, List<Label> labels, Set<Flag> flags) {
        return findings.warnings(caseId, labels, flags);
    }

    /** Everything that is found in labels, blocking or not. @throws dev.consilium.common.Refusal of what the schema does not know */
    public List<LabelFinding> findings(String caseId, List<Label> labels) {
        findings.requireKnown(caseId, labels);
        return findings.all(caseId, labels, Set.of());
    }

    /** What is wrong with labels before anything is kept, in words for whoever gave them; empty where they can stand. */
    public String objections(String caseId, List<Label> labels) {
        findings.requireKnown(caseId, labels);
        return findings.all(caseId, labels, Set.of()).stream()
                .filter(LabelFinding::blocking)
                .map(LabelFinding::sentence)
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
