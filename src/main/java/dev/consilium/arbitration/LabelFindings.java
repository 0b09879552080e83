package dev.consilium.arbitration;

import dev.consilium.annotation.Flag;
import dev.consilium.annotation.ImageSides;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelRegions;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.LabelValidation;
import dev.consilium.annotation.LabelValidation.LabelFinding;
import dev.consilium.project.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What labels are found wanting of under the schema of their case and on its images, whoever gave them. */
@Component
class LabelFindings {

    private final Cases cases;
    private final LabelValidation validation;
    private final LabelRegions regions;
    private final ImageSides sides;

    LabelFindings(Cases cases, LabelValidation validation, LabelRegions regions, ImageSides sides) {
        this.cases = cases;
        this.validation = validation;
        this.regions = regions;
        this.sides = sides;
    }

    /** @throws dev.consilium.common.Refusal as {@link LabelValidation#requireKnown} */
    void requireKnown(String caseId, List<Label> labels) {
        validation.requireKnown(cases.schemaOf(caseId), labels);
    }

    /** Everything, blocking or not. */
    List<LabelFinding> all(String caseId, List<Label> labels, Set<Flag> flags) {
        LabelSchema schema = cases.schemaOf(caseId);
        String seriesId = cases.get(caseId).seriesId();
        List<LabelFinding> findings = new ArrayList<>(validation.validate(schema, labels, flags));
        findings.addAll(regions.findings(schema, seriesId, labels));
        findings.addAll(sides.contradicted(schema, seriesId, labels));
        return findings;
    }

    /** What whoever gave them is told before they hand them in, although it lets them stand. */
    List<LabelFinding> warnings(String caseId, List<Label> labels, Set<Flag> flags) {
        LabelSchema schema = cases.schemaOf(caseId);
        return all(caseId, labels, flags).stream()
                .filter(finding -> LabelValidation.isWorthAWarning(schema, finding))
                .toList();
    }

    /** Codes of what keeps the labels from standing. */
    List<String> blocking(String caseId, List<Label> labels, Set<Flag> flags) {
        return all(caseId, labels, flags).stream()
                .filter(LabelFinding::blocking)
                .map(LabelFinding::code)
                .distinct()
                .toList();
    }
}
