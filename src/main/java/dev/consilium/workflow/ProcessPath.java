package dev.consilium.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far one process instance of a case has come: what of its diagram was passed and where its tokens stand.
 *
 * @param definitionId names the diagram to {@link CasePaths#diagram}
 * @param run from 1; each time the case was reopened began another
 * @param depth 0 for the protocol itself, 1 for what it called, and so on; @param calledBy the step that called it, null at depth 0
 * @param steps in the order in which they were first entered; @param flows ids of the flows that were followed
 */
public record ProcessPath(
        String definitionId,
        String key,
        String name,
        @Nullable String version,
        int run,
        int depth,
        @Nullable String calledBy,
        boolean ended,
        List<Step> steps,
        List<String> flows) {

    /**
     * One element of the diagram.
     *
     * @param passed how often it was completed, @param interrupted broken off, @param standing how many tokens stand there
     */
    public record Step(String element, String name, int passed, int interrupted, int standing) {}
}
