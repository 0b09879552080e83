package dev.consilium.workflow.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.annotation.Label;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a fictitious case stands.
 *
 * @param state of the case, as its page would say; @param ended no token is left
 * @param diagrams all of the draft, the one of the case first
 * @param entered how often each element was entered
 * @param log what happened, oldest first
 */
public record RehearsalState(
        String state,
        boolean ended,
        List<Diagram> diagrams,
        Map<String, Long> entered,
        List<Held> variables,
        List<Decided> decisions,
        List<Task> tasks,
        List<Due> due,
        List<Happened> log) {

    /** @param file name of the file; @param tokens elements where something stands, and how many there */
    public record Diagram(String process, String name, String file, Map<String, Integer> tokens) {}

    /** @param where name of the diagram, and the element it is local to; @param about what the vocabulary says of it */
    public record Held(String where, String name, String value, String about) {}

    public record Decided(String table, Map<String, String> inputs, Map<String, String> outputs) {}

    /** @param form form-js schema; @param data what it starts with; @param labels what may be said to have been drawn */
    public record Task(
            String id,
            String element,
            String name,
            String role,
            JsonNode form,
            Map<String, Object> data,
            List<Taker> takers,
            List<Drawn> labels) {}

    public record Taker(String id, String name) {}

    /** @param name of its class; @param place {@code A} or {@code B} */
    public record Drawn(String name, String place, Label label) {}

    /** @param kind {@code job} or {@code timer} */
    public record Due(String kind, String element, @Nullable Instant at) {}

    /** @param kind {@code opened}, {@code answered}, {@code withdrawn}, {@code ran}, {@code fired}, {@code decided} or {@code failed} */
    public record Happened(int number, String kind, String element, String detail) {}
}
