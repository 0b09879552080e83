package dev.consilium.worklist;

import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.Flag;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.annotation.SubmitAnnotationCommand;
import dev.consilium.arbitration.Arbitrations;
import dev.consilium.arbitration.DecideCommand;
import dev.consilium.arbitration.Decision;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.project.Case;
import dev.consilium.project.Cases;
import dev.consilium.project.ProtocolVersions;
import dev.consilium.study.Quarantine;
import dev.consilium.workflow.task.TaskOutcome;
import org.springframework.stereotype.Component;

/** Hands what a person handed in to the module it belongs to, and says what the diagram needs to know of it. */
@Component
class Outcomes {
    private final FilledForms forms;
    private final Readings readings;
    private final Arbitrations arbitrations;
    private final Quarantine quarantine;
    private final Cases cases;
    private final ProtocolVersions protocols;

    Outcomes(
            FilledForms forms,
            Readings readings,
            Arbitrations arbitrations,
            Quarantine quarantine,
            Cases cases,
            ProtocolVersions protocols) {
        this.forms = forms;
        this.readings = readings;
        this.arbitrations = arbitrations;
        this.quarantine = quarantine;
        this.cases = cases;
        this.protocols = protocols;
    }

    TaskOutcome of(WorklistItem item, CompleteTaskCommand command, Actor actor) {
        return switch (item.kind()) {
            case READING -> reading(item, command, actor);
            case ARBITRATION -> arbitration(item, command, actor);
            case QUARANTINE -> review(item, command, actor);
        };
    }

    private TaskOutcome reading(WorklistItem item, CompleteTaskCommand command, Actor actor) {
        Case read = cases.get(item.requireCase());
        LabelSchema schema = cases.schemaOf(read.id());
        SubmitAnnotationCommand submitted = forms.reading(item, command, schema, actor);
        Annotation annotation = readings.submit(
                readingId(item, actor),
                submitted,
                schema,
                read.protocolDigest(),
                protocols.get(read.protocolDigest()).guidelineVersion(),
                actor);
        return new TaskOutcome.ReadingSubmitted(
                annotation.readingId(), actor.id(), submitted.flags().contains(Flag.UNCERTAIN));
    }

    private String readingId(WorklistItem item, Actor actor) {
        if (item.readingId() != null) {
            return item.readingId();
        }
        return readings.ofTask(item.taskId(), actor.id())
                .map(Reading::id)
                .orElseThrow(() -> Refusal.conflict("READING_NOT_BEGUN", "Give the task back and take it again."));
    }

    private TaskOutcome arbitration(WorklistItem item, CompleteTaskCommand command, Actor actor) {
        DecideCommand decided = forms.arbitration(item, command, actor);
        Decision decision = arbitrations.decide(item.requireCase(), decided, actor);
        return new TaskOutcome.Arbitrated(decision.id(), decision.kind() == DecideCommand.Kind.AMBIGUOUS);
    }

    private TaskOutcome review(WorklistItem item, CompleteTaskCommand command, Actor actor) {
        QuarantineDecision decided = forms.quarantine(item, command, actor);
        if (decided.released()) {
            quarantine.release(item.requireSeries(), decided.reason(), actor);
        } else {
            quarantine.reject(item.requireSeries(), decided.reason(), actor);
        }
        return new TaskOutcome.QuarantineReviewed(decided.released());
    }
}
