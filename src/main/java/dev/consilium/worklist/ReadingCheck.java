package dev.consilium.worklist;

import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelRegions;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.LabelValidation.LabelFinding;
import dev.consilium.annotation.SubmitAnnotationCommand;
import dev.consilium.arbitration.LabelReview;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.project.Cases;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a reader is told of a reading before it is handed in; nothing is kept and nothing moves. */
@Component
public class ReadingCheck {

    private final Worklist worklist;
    private final FilledForms forms;
    private final PlacedLabels placed;
    private final Cases cases;
    private final LabelReview review;

    ReadingCheck(Worklist worklist, FilledForms forms, PlacedLabels placed, Cases cases, LabelReview review) {
        this.worklist = worklist;
        this.forms = forms;
        this.placed = placed;
        this.cases = cases;
        this.review = review;
    }

    /**
     * Findings that let the reading stand; none for tasks of another kind.
     *
     * @throws dev.consilium.common.Refusal as {@link TaskCompletion#complete} would refuse what the schema does not know
     */
    public List<LabelFinding> warnings(String taskId, CompleteTaskCommand command, Actor actor) {
        WorklistItem item = worklist.visible(taskId, actor).requireHeldBy(actor).requireGoing();
        if (item.kind() != TaskKind.READING) {
            return List.of();
        }
        LabelSchema schema = cases.schemaOf(item.requireCase());
        SubmitAnnotationCommand reading = forms.reading(item, command, schema, actor);
        placed.require(item, reading.labels(), actor);
        return review.warnings(item.requireCase(), reading.labels(), reading.flags());
    }

    /**
     * Everything that is found in labels that are still being drawn, blocking or not, whatever else of the reading is missing; what
     * would be refused is a finding too. None for tasks of another kind.
     */
    public List<LabelFinding> unfinished(String taskId, CompleteTaskCommand command, Actor actor) {
        WorklistItem item = worklist.visible(taskId, actor).requireHeldBy(actor).requireGoing();
        List<Label> labels = FilledForms.whole(command.labels());
        if (item.kind() != TaskKind.READING || labels.isEmpty()) {
            return List.of();
        }
        try {
            placed.require(item, labels, actor);
            return review.findings(item.requireCase(), labels);
        } catch (Refusal refused) {
            return List.of(new LabelFinding(
                    refused.code(),
                    true,
                    String.valueOf(refused.members().getOrDefault(LabelRegions.LOCATION, "")),
                    refused.sentence()));
        }
    }
}
