package dev.consilium.worklist;

import dev.consilium.identity.Actor;
import dev.consilium.workflow.task.TaskOutcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds the conclusion of a task by its kind. */
@Component
class Conclusions {

    private final Map<TaskKind, TaskConclusion> byKind;

    Conclusions(List<TaskConclusion> conclusions) {
        byKind = conclusions.stream().collect(Collectors.toUnmodifiableMap(TaskConclusion::kind, Function.identity()));
    }

    TaskOutcome of(WorklistItem item, CompleteTaskCommand command, Actor actor) {
        return Objects.requireNonNull(byKind.get(item.kind()), () -> "nobody concludes " + item.kind())
                .conclude(item, command, actor);
    }
}
