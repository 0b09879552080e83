package dev.consilium.worklist;

import dev.consilium.arbitration.DecideCommand;
import dev.consilium.arbitration.Decision;
import dev.consilium.arbitration.panel.PanelChair;
import dev.consilium.identity.Actor;
import dev.consilium.workflow.task.TaskOutcome;
import dev.consilium.workflow.variable.Variables;
import org.springframework.stereotype.Component;

/** The chair of a split panel has decided and signed. */
@Component
class ChairDecisionConclusion implements TaskConclusion {

    private final FilledForms forms;
    private final PanelChair chair;
    private final PlacedLabels placed;

    ChairDecisionConclusion(FilledForms forms, PanelChair chair, PlacedLabels placed) {
        this.forms = forms;
        this.chair = chair;
        this.placed = placed;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.CHAIR_DECISION;
    }

    @Override
    public TaskOutcome conclude(WorklistItem item, CompleteTaskCommand command, Actor actor) {
        DecideCommand decided = forms.arbitration(item, command, actor);
        placed.require(item, decided, actor);
        Decision decision = chair.decide(item.requireCase(), decided, actor);
        return TaskOutcome.of(Variables.DECISION_ID, decision.id())
                .and(Variables.AMBIGUOUS, decision.kind() == DecideCommand.Kind.AMBIGUOUS);
    }
}
