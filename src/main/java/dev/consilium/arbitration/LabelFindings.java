package dev.consilium.arbitration;

import dev.consilium.annotation.Flag;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelRegions;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.LabelValidation;
import dev.consilium.annotation.LabelValidation.LabelFinding;
import dev.consilium.project.Cases;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What labels are found wanting of under the schema of their case and on its images, whoever gave them. */
@Component
class LabelFindings {

    private final Cases cases;
    private final LabelValidation validation;
    private final LabelRegions regions;

    LabelFindings(Cases cases, LabelValidation validation, LabelRegions regions) {
        this.cases = cases;
        this.validation = validation;
        this.regions = regions;
    }

    /** @throws dev.consilium.common.Refusal as {@link LabelValidation#requireKnown} */
    void requireKnown(String caseId, List<Label> labels) {
        validation.requireKnown(cases.schemaOf(caseId), labels);
    }

    /** Everything, blocking or not. */
    List<LabelFinding> all(String caseId, List<Label> labels, Set<Flag> flags) {
        LabelSchema schema = cases.schemaOf(caseId);
        return Stream.concat(
                        validation.validate(schema, labels, flags).stream(),
                        regions.tooSmall(schema, cases.get(caseId).seriesId(), labels).stream())
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
