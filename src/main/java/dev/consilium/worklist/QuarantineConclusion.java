package dev.consilium.worklist;

import dev.consilium.identity.Actor;
import dev.consilium.project.CaseParts;
import dev.consilium.project.Cases;
import dev.consilium.project.Duty;
import dev.consilium.study.Clearance;
import dev.consilium.study.Quarantine;
import dev.consilium.workflow.task.TaskOutcome;
import dev.consilium.workflow.variable.Variables;
import org.springframework.stereotype.Component;

/** A data manager has released a series or rejected it. Of its case they have seen what others said, and judge it no more in any role. */
@Component
class QuarantineConclusion implements TaskConclusion {

    private final FilledForms forms;
    private final ClearanceSigning clearances;
    private final Quarantine quarantine;
    private final Cases cases;
    private final CaseParts parts;

    QuarantineConclusion(
            FilledForms forms, ClearanceSigning clearances, Quarantine quarantine, Cases cases, CaseParts parts) {
        this.forms = forms;
        this.clearances = clearances;
        this.quarantine = quarantine;
        this.cases = cases;
        this.parts = parts;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.QUARANTINE;
    }

    @Override
    public TaskOutcome conclude(WorklistItem item, CompleteTaskCommand command, Actor actor) {
        QuarantineDecision decided = forms.quarantine(item, command, actor);
        if (decided.released()) {
            Clearance cleared = decided.saysOfPixels() ? clearances.sign(item.requireSeries(), decided, actor) : null;
            quarantine.release(item.requireSeries(), decided.reason(), cleared, actor);
        } else {
            quarantine.reject(item.requireSeries(), decided.reason(), actor);
        }
        cases.ofSeries(item.requireSeries()).ifPresent(seen -> parts.take(seen.id(), actor.id(), Duty.INFORMANT));
        return TaskOutcome.of(Variables.RELEASED, decided.released());
    }
}
