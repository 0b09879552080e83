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
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What whoever draws labels is told of them before they are handed in; nothing is kept and nothing moves. */
@Component
public class ReadingCheck {

    private final Worklist worklist;
    private final FilledForms forms;
    private final PlacedLabels placed;
    private final Cases cases;
    private final LabelReview review;
    private final Materials materials;

    ReadingCheck(
            Worklist worklist,
            FilledForms forms,
            PlacedLabels placed,
            Cases cases,
            LabelReview review,
            Materials materials) {
        this.worklist = worklist;
        this.forms = forms;
        this.placed = placed;
        this.cases = cases;
        this.review = review;
        this.materials = materials;
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
     * Everything that is found in labels that are still being drawn, blocking or not, whatever else is missing; what would be refused
     * is a finding too. Of readings, reviews and decisions; none for tasks in which nothing is drawn.
     */
    public List<LabelFinding> unfinished(String taskId, CompleteTaskCommand command, Actor actor) {
        WorklistItem item = worklist.visible(taskId, actor).requireHeldBy(actor).requireGoing();
        List<Label> labels = FilledForms.whole(command.labels());
        if (!item.kind().drawsLabels() || labels.isEmpty()) {
            return List.of();
        }
        try {
            placed.require(item, labels, actor, shown(item, actor));
            return review.findings(item.requireCase(), labels);
        } catch (Refusal refused) {
            return List.of(new LabelFinding(
                    refused.code(),
                    true,
                    String.valueOf(refused.members().getOrDefault(LabelRegions.LOCATION, "")),
                    refused.sentence()));
        }
    }

    /** Labels that may be taken over. */
    private Stream<Label> shown(WorklistItem item, Actor actor) {
        TaskMaterial material = item.kind() == TaskKind.READING ? null : materials.material(item, actor);
        return material == null ? Stream.of() : material.labels().stream();
    }
}
