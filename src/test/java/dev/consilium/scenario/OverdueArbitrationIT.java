package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.workflow.task.TaskOverdue;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** An arbitration whose due date passes goes to another arbiter who may decide it; with none it is anybody's again. */
@OnH2
class OverdueArbitrationIT extends CaseSteps {

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void goesToTheOtherSeniorAndBack() {
        ReadingTeam world = team(cast -> {
            ReadingTeam.threeReadersAndASenior(cast);
            cast.member("sam", "Sam", "senior");
        });
        disagree(world, "ada", "ben", "cem");
        String task = world.claim("sen", "arbitration");
        passDueDate(world, task);
        isRefused(complete(world, "sen", task, decision(world, "choose", "reader", 1)), 409, "TASK_NOT_YOURS");
        assertThat(seenBy(world, "lea").has("overdueSince")).isTrue();
        passDueDate(world, task);
        complete(world, "sen", task, decision(world, "choose", "reader", 1)).expect(200);
        until(world, "state", "ARBITRATED");
    }

    @Test
    void isOfferedAgainWhereNobodyElseMayDecide() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        disagree(world, "ada", "ben", "cem");
        String task = world.claim("sen", "arbitration");
        passDueDate(world, task);
        isRefused(complete(world, "sen", task, decision(world, "choose", "reader", 1)), 409, "TASK_NOT_YOURS");
        act(world, "sen", task, "claim", Map.of()).expect(200);
        complete(world, "sen", task, decision(world, "choose", "reader", 1)).expect(200);
    }

    private void passDueDate(ReadingTeam world, String task) {
        transaction.executeWithoutResult(
                status -> events.publishEvent(new TaskOverdue(task, world.team().projectId())));
    }
}
