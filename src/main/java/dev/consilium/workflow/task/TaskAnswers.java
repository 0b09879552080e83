package dev.consilium.workflow.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.annotation.Label;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Person;
import java.util.List;
import java.util.Map;

/** How people answer tasks. The engine does not know what their answers mean, so this is implemented left of it. */
public interface TaskAnswers {

    /**
     * What a task asks, and whom.
     *
     * @param form form-js schema as its holder gets it; @param data options it takes from the case, and what was answered before
     * @param takers who may take it, or who holds it
     */
    record Asked(JsonNode form, Map<String, Object> data, List<Person> takers) {}

    /** @throws dev.consilium.common.Refusal NOT_FOUND */
    Asked asked(String taskId);

    /**
     * Takes the task where nobody holds it, and completes it; both or neither.
     *
     * @param labels what was drawn beside the form
     * @throws dev.consilium.common.Refusal as for a person at the task
     */
    void answer(String taskId, Map<String, Object> form, List<Label> labels, String password, Actor actor);
}
