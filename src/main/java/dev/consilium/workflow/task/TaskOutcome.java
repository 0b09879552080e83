package dev.consilium.workflow.task;

import dev.consilium.workflow.variable.ProcessVariable;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a task ended, as the diagram needs to know it: variables of the vocabulary, never labels. */
public final class TaskOutcome {

    private final Map<String, Object> variables;

    private TaskOutcome(Map<String, Object> variables) {
        this.variables = variables;
    }

    /** The diagram need not know anything but that it ended. */
    public static TaskOutcome none() {
        return new TaskOutcome(Map.of());
    }

    public static <T> TaskOutcome of(ProcessVariable<T> variable, T value) {
        return none().and(variable, value);
    }

    public <T> TaskOutcome and(ProcessVariable<T> variable, T value) {
        Map<String, Object> more = new LinkedHashMap<>(variables);
        more.put(variable.name(), variable.convert(value));
        return new TaskOutcome(more);
    }

    Map<String, Object> variables() {
        return variables;
    }
}
