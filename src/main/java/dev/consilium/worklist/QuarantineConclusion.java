package dev.consilium.worklist;

import dev.consilium.identity.Actor;
import dev.consilium.study.Quarantine;
import dev.consilium.workflow.task.TaskOutcome;
import dev.consilium.workflow.variable.Variables;
import org.springframework.stereotype.Component;

/** A data manager has released a series or rejected it. */
@Component
class QuarantineConclusion implements TaskConclusion {

    private final FilledForms forms;
    private final Quarantine quarantine;

    QuarantineConclusion(FilledForms forms, Quarantine quarantine) {
        this.forms = forms;
        this.quarantine = quarantine;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.QUARANTINE;
    }

    @Override
    public TaskOutcome conclude(WorklistItem item, CompleteTaskCommand command, Actor actor) {
        QuarantineDecision decided = forms.quarantine(item, command, actor);
        if (decided.released()) {
            quarantine.release(item.requireSeries(), decided.reason(), actor);
        } else {
            quarantine.reject(item.requireSeries(), decided.reason(), actor);
        }
        return TaskOutcome.of(Variables.RELEASED, decided.released());
    }
}
