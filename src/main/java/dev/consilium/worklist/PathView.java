package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.consilium.workflow.ProcessPath;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How far one diagram of a case was followed.
 *
 * @param number under which its diagram is asked for; @param run from 1, more where the case was reopened
 * @param depth 0 for the protocol, more for what it called; @param calledBy name of the step that called it
 * @param flows ids of the flows that were followed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PathView(
        int number,
        String key,
        String name,
        @Nullable String version,
        int run,
        int depth,
        @Nullable String calledBy,
        boolean ended,
        List<ProcessPath.Step> steps,
        List<String> flows) {

    static List<PathView> of(List<ProcessPath> paths) {
        return IntStream.range(0, paths.size())
                .mapToObj(index -> of(index + 1, paths.get(index)))
                .toList();
    }

    private static PathView of(int number, ProcessPath path) {
        return new PathView(
                number,
                path.key(),
                path.name(),
                path.version(),
                path.run(),
                path.depth(),
                path.calledBy(),
                path.ended(),
                path.steps(),
                path.flows());
    }
}
