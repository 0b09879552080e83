package dev.consilium.worklist;

import dev.consilium.arbitration.Arbitrations;
import dev.consilium.arbitration.DecideCommand;
import dev.consilium.arbitration.Decision;
import dev.consilium.arbitration.ReferCommand;
import dev.consilium.arbitration.Referral;
import dev.consilium.arbitration.Referrals;
import dev.consilium.identity.Actor;
import dev.consilium.workflow.task.TaskOutcome;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A senior expert has decided and signed, or handed the case on. */
@Component
class ArbitrationConclusion implements TaskConclusion {

    private static final Set<String> REFERRALS = Set.of("refer-to-panel", "edge-case", "unusable");

    private final FilledForms forms;
    private final Arbitrations arbitrations;
    private final Referrals referrals;
    private final PlacedLabels placed;

    ArbitrationConclusion(FilledForms forms, Arbitrations arbitrations, Referrals referrals, PlacedLabels placed) {
        this.forms = forms;
        this.arbitrations = arbitrations;
        this.referrals = referrals;
        this.placed = placed;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.ARBITRATION;
    }

    @Override
    public TaskOutcome conclude(WorklistItem item, CompleteTaskCommand command, Actor actor) {
        return REFERRALS.contains(FilledForms.kindOf(command))
                ? refer(item, command, actor)
                : decide(item, command, actor);
    }

    private TaskOutcome decide(WorklistItem item, CompleteTaskCommand command, Actor actor) {
        DecideCommand decided = forms.arbitration(item, command, actor);
        placed.require(item, decided, actor);
        Decision decision = arbitrations.decide(item.requireCase(), decided, actor);
        return TaskOutcome.of(Variables.DECISION_ID, decision.id())
                .and(Variables.AMBIGUOUS, decision.kind() == DecideCommand.Kind.AMBIGUOUS)
                .and(Variables.SPLIT, false)
                .and(Variables.EDGE_CASE, false)
                .and(Variables.UNUSABLE_IMAGE, false);
    }

    private TaskOutcome refer(WorklistItem item, CompleteTaskCommand command, Actor actor) {
        ReferCommand refer =
                forms.statement(item, command, actor, ReferCommand.class, List.of("kind", "category", "comment"));
        Referral referral = referrals.refer(item.requireCase(), refer, actor);
        return TaskOutcome.of(Variables.SPLIT, referral.kind() == ReferCommand.Kind.PANEL)
                .and(Variables.EDGE_CASE, referral.kind() == ReferCommand.Kind.EDGE_CASE)
                .and(Variables.UNUSABLE_IMAGE, referral.kind() == ReferCommand.Kind.UNUSABLE_IMAGE);
    }
}
