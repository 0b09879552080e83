package dev.consilium.cli.demo;

import dev.consilium.identity.Actor;
import dev.consilium.identity.DemoAccount;
import dev.consilium.identity.Role;
import dev.consilium.project.Case;
import dev.consilium.project.CaseState;
import dev.consilium.worklist.TaskKind;
import dev.consilium.worklist.Worklist;
import dev.consilium.worklist.WorklistItem;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Where a case of the demo is, and whom to sign in as to take it further. */
@Component
@Profile("demo")
class DemoJourney {

    private static final Map<CaseState, Role> NEXT = Map.of(
            CaseState.REVIEW, Role.SPECIALIST,
            CaseState.ARBITRATION, Role.SENIOR,
            CaseState.BOARD, Role.SENIOR,
            CaseState.QUARANTINE, Role.DATA_MANAGER,
            CaseState.AUDIT, Role.AUDITOR);

    /**
     * @param readings handed in so far
     * @param routeReason why it went where it is, null while it is being read
     * @param ownTask the reading the viewer holds, null where none
     * @param waits for somebody who is not there
     * @param next null while it is being read
     */
    record Stage(
            String id,
            String stand,
            boolean beingRead,
            int readings,
            @Nullable String routeReason,
            @Nullable String ownTask,
            boolean waits,
            @Nullable DemoAccount next) {}

    private final DemoCases demo;
    private final DemoTeam team;
    private final Worklist worklist;

    DemoJourney(DemoCases demo, DemoTeam team, Worklist worklist) {
        this.demo = demo;
        this.team = team;
        this.worklist = worklist;
    }

    /** @throws dev.consilium.common.Refusal NOT_FOUND */
    Stage of(String caseId, Actor viewer) {
        Case shown = demo.require(caseId, viewer);
        CaseState state = shown.state();
        boolean beingRead = state == CaseState.OPENED || state == CaseState.READING;
        return new Stage(
                caseId,
                state.closed() ? "closed" : state.name(),
                beingRead,
                demo.submitted(caseId).size(),
                beingRead ? null : shown.routeReason(),
                ownTask(caseId, viewer),
                beingRead && shown.waitCode() != null,
                beingRead ? null : next(caseId, state));
    }

    private @Nullable String ownTask(String caseId, Actor viewer) {
        return worklist.heldBy(viewer).stream()
                .filter(task -> caseId.equals(task.caseId()) && task.kind() == TaskKind.READING)
                .map(WorklistItem::taskId)
                .findFirst()
                .orElse(null);
    }

    /** Somebody who may take it; as long as the task is on its way, anybody of that role. */
    private DemoAccount next(String caseId, CaseState state) {
        Role role = NEXT.getOrDefault(state, Role.LEAD);
        return team.holding(role).stream()
                .filter(account ->
                        worklist.offeredTo(team.actor(account)).stream().anyMatch(task -> caseId.equals(task.caseId())))
                .findFirst()
                .orElseGet(() -> team.holding(role).get(0));
    }
}
