package dev.consilium.bench;

import dev.consilium.common.Ids;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Role;
import dev.consilium.project.ProtocolVersions;
import dev.consilium.workflow.engine.EngineGateway;
import dev.consilium.workflow.task.OpenTask;
import dev.consilium.workflow.task.TaskDesk;
import dev.consilium.workflow.task.TaskOutcome;
import dev.consilium.workflow.variable.Variables;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;

/** The same diagram in the same engine with {@link EmptyDelegates}; people only claim and complete. */
final class EngineAlone extends BenchedApplication {

    private final EngineGateway gateway = bean(EngineGateway.class);
    private final TaskDesk desk = bean(TaskDesk.class);
    private final TransactionTemplate transaction = bean(TransactionTemplate.class);
    private final String definition =
            bean(ProtocolVersions.class).latest("finding-consensus").definitionId();
    private int number;

    EngineAlone(String jdbcUrl, Path files) {
        super(jdbcUrl, files, true);
    }

    @Override
    String open() {
        String id = Integer.toString(number++ % 2) + Ids.random().substring(1);
        transaction.executeWithoutResult(status -> gateway.as(BENCH, engine -> engine.runtime()
                .startProcessInstanceById(
                        definition,
                        id,
                        Map.of(
                                Variables.CASE_ID.name(),
                                id,
                                Variables.PROJECT_ID.name(),
                                projectId,
                                Variables.MODALITY.name(),
                                "MR",
                                Variables.PRIORITY.name(),
                                "routine"))));
        return id;
    }

    @Override
    void answer(OpenTask task, int reading) {
        boolean arbitration = task.role() == Role.SENIOR;
        Actor actor = arbitration ? senior : annotators.get(reading);
        desk.claim(task.id(), actor);
        desk.complete(
                task.id(),
                arbitration
                        ? TaskOutcome.of(Variables.DECISION_ID, Ids.random())
                                .and(Variables.AMBIGUOUS, false)
                                .and(Variables.SPLIT, false)
                                .and(Variables.EDGE_CASE, false)
                                .and(Variables.UNUSABLE_IMAGE, false)
                        : TaskOutcome.of(Variables.READING_ID, Ids.random())
                                .and(Variables.READER_ID, actor.id())
                                .and(Variables.UNUSABLE_IMAGE, false)
                                .and(Variables.EDGE_CASE, false)
                                .and(Variables.UNCERTAIN, false),
                actor);
    }
}
