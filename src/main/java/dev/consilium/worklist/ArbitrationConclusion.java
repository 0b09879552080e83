package dev.consilium.worklist;

import dev.consilium.arbitration.Arbitrations;
import dev.consilium.arbitration.DecideCommand;
import dev.consilium.arbitration.Decision;
import dev.consilium.identity.Actor;
import dev.consilium.workflow.task.TaskOutcome;
import dev.consilium.workflow.variable.Variables;
import org.springframework.stereotype.Component;

/** A senior expert has decided and signed. */
@Component
class ArbitrationConclusion implements TaskConclusion {

    private final FilledForms forms;
    private final Arbitrations arbitrations;
    private final PlacedLabels placed;

    ArbitrationConclusion(FilledForms forms, Arbitrations arbitrations, PlacedLabels placed) {
        this.forms = forms;
        this.arbitrations = arbitrations;
        this.placed = placed;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.ARBITRATION;
    }

    @Override
    public TaskOutcome conclude(WorklistItem item, CompleteTaskCommand command, Actor actor) {
        DecideCommand decided = forms.arbitration(item, command, actor);
        if (decided.labels() != null) {
            placed.require(item, decided.labels(), actor);
        }
        Decision decision = arbitrations.decide(item.requireCase(), decided, actor);
        return TaskOutcome.of(Variables.DECISION_ID, decision.id())
                .and(Variables.AMBIGUOUS, decision.kind() == DecideCommand.Kind.AMBIGUOUS);
    }
}
