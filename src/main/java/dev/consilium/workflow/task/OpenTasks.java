package dev.consilium.workflow.task;

import dev.consilium.identity.Role;
import dev.consilium.workflow.variable.Variables;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;

/** Makes the record of a task from the engine's entity. */
final class OpenTasks {

    private OpenTasks() {}

    static OpenTask of(TaskEntity task) {
        return new OpenTask(
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getName(),
                task.getTaskDefinition().getCamundaFormDefinitionKey().getExpressionText(),
                role(task),
                Variables.PROJECT_ID.require(task),
                Variables.CASE_ID.find(task).orElse(null),
                Variables.SERIES_ID.find(task).orElse(null),
                task.getAssignee(),
                task.getCreateTime().toInstant(),
                instant(task.getDueDate()),
                Variables.REWORK_REASON.find(task).orElse(null),
                Variables.READING_ID.find(task).orElse(null));
    }

    private static Role role(TaskEntity task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .flatMap(group -> Role.ofGroup(group).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("task " + task.getTaskDefinitionKey() + " names no role"));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
