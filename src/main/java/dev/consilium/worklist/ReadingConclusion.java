package dev.consilium.worklist;

import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.Flag;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.annotation.SubmitAnnotationCommand;
import dev.consilium.arbitration.UnusableImages;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.project.Case;
import dev.consilium.project.Cases;
import dev.consilium.project.Duty;
import dev.consilium.project.ProtocolVersions;
import dev.consilium.workflow.task.TaskOutcome;
import dev.consilium.workflow.variable.Variables;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * A reading, or its correction, is handed in. All its flags go to the diagram, which heeds the gravest: an image that cannot be used
 * before an edge case, an edge case before uncertainty.
 */
@Component
class ReadingConclusion implements TaskConclusion {

    private final FilledForms forms;
    private final Readings readings;
    private final Cases cases;
    private final ProtocolVersions protocols;
    private final UnusableImages images;
    private final PlacedLabels placed;
    private final SentBack sentBack;

    ReadingConclusion(
            FilledForms forms,
            Readings readings,
            Cases cases,
            ProtocolVersions protocols,
            UnusableImages images,
            PlacedLabels placed,
            SentBack sentBack) {
        this.forms = forms;
        this.readings = readings;
        this.cases = cases;
        this.protocols = protocols;
        this.images = images;
        this.placed = placed;
        this.sentBack = sentBack;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.READING;
    }

    @Override
    public TaskOutcome conclude(WorklistItem item, CompleteTaskCommand command, Actor actor) {
        Case read = cases.get(item.requireCase());
        LabelSchema schema = cases.schemaOf(read.id());
        SubmitAnnotationCommand submitted = forms.reading(item, command, schema, actor);
        requireHeeded(item, submitted);
        placed.require(item, submitted.labels(), actor);
        Annotation annotation = readings.submit(
                readingId(item, actor),
                submitted,
                schema,
                read.protocolDigest(),
                protocols.get(read.protocolDigest()).guidelineVersion(),
                actor);
        if (submitted.flags().contains(Flag.UNUSABLE_IMAGE)) {
            images.report(read.id(), Duty.READER, Objects.requireNonNullElse(submitted.comment(), ""), actor);
        }
        return TaskOutcome.of(Variables.READING_ID, annotation.readingId())
                .and(Variables.READER_ID, actor.id())
                .and(Variables.UNUSABLE_IMAGE, submitted.flags().contains(Flag.UNUSABLE_IMAGE))
                .and(Variables.EDGE_CASE, submitted.flags().contains(Flag.EDGE_CASE))
                .and(Variables.UNCERTAIN, submitted.flags().contains(Flag.UNCERTAIN));
    }

    /** A rework ends with the reading handed in again: nothing in it would heed a flag. */
    private void requireHeeded(WorklistItem item, SubmitAnnotationCommand submitted) {
        if (!submitted.flags().isEmpty() && sentBack.find(item).isPresent()) {
            throw Refusal.unprocessable(
                    "FLAG_IN_REWORK",
                    "A reading that was sent back carries no flags. Say in the comment what troubles you: whoever asked for"
                            + " the rework will see it.");
        }
    }

    private String readingId(WorklistItem item, Actor actor) {
        if (item.readingId() != null) {
            return item.readingId();
        }
        return readings.ofTask(item.taskId(), actor.id())
                .map(Reading::id)
                .orElseThrow(() -> Refusal.conflict("READING_NOT_BEGUN", "Give the task back and take it again."));
    }
}
