package dev.consilium.worklist;

import dev.consilium.arbitration.DecideCommand;
import dev.consilium.arbitration.panel.AbstainCommand;
import dev.consilium.arbitration.panel.PanelVote;
import dev.consilium.arbitration.panel.Panels;
import dev.consilium.identity.Actor;
import dev.consilium.workflow.task.TaskOutcome;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.springframework.stereotype.Component;

/** A member of a panel has voted or abstained, and signed. */
@Component
class PanelVoteConclusion implements TaskConclusion {

    private static final String ABSTAIN = "abstain";

    private final FilledForms forms;
    private final Panels panels;
    private final PlacedLabels placed;

    PanelVoteConclusion(FilledForms forms, Panels panels, PlacedLabels placed) {
        this.forms = forms;
        this.panels = panels;
        this.placed = placed;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.PANEL_VOTE;
    }

    @Override
    public TaskOutcome conclude(WorklistItem item, CompleteTaskCommand command, Actor actor) {
        PanelVote vote = FilledForms.kindOf(command).equals(ABSTAIN)
                ? panels.abstain(item.requireCase(), abstention(item, command, actor), actor)
                : panels.vote(item.requireCase(), decision(item, command, actor), actor);
        return TaskOutcome.of(Variables.ABSTAINED, vote.abstains());
    }

    private DecideCommand decision(WorklistItem item, CompleteTaskCommand command, Actor actor) {
        DecideCommand decision = forms.arbitration(item, command, actor);
        placed.require(item, decision, actor);
        return decision;
    }

    private AbstainCommand abstention(WorklistItem item, CompleteTaskCommand command, Actor actor) {
        return forms.statement(item, command, actor, AbstainCommand.class, List.of("kind", "comment"));
    }
}
