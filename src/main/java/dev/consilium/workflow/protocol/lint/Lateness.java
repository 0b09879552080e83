package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.protocol.lint.LintRule.Flaw;
import java.util.List;
import java.util.stream.Stream;

/** Every human task is reminded of, and is taken up by somebody else where that does not help. */
final class Lateness {

    private static final String REASSIGN = "reassignTaskDelegate";

    private Lateness() {}

    static Stream<Flaw> flaws(LintSources sources) {
        return sources.elements("userTask").flatMap(task -> {
            List<XmlElement> timers = timers(task).toList();
            List<XmlElement> moving = timers.stream()
                    .filter(timer -> !timer.has("cancelActivity", "false") || reassigns(timer, sources.graph()))
                    .toList();
            if (timers.isEmpty()) {
                return Stream.of(task.flaw(
                        "Nobody learns that the task is late.",
                        "Attach a timer to it that marks the case as overdue, or escalates it."));
            }
            if (moving.isEmpty()) {
                return Stream.of(task.flaw(
                        "A late task stays with its holder for ever.",
                        "Attach a timer that interrupts it and escalates, or that leads to reassignTaskDelegate."));
            }
            return timers.stream().anyMatch(timer -> timer.has("cancelActivity", "false") && !moving.contains(timer))
                    ? Stream.empty()
                    : Stream.of(task.flaw(
                            "Nobody is reminded before the task is taken away.",
                            "Attach a timer that does not interrupt it and leads to remindDelegate."));
        });
    }

    /** Timers of the task and of the scopes around it. */
    static Stream<XmlElement> timers(XmlElement task) {
        return Stream.concat(Stream.of(task), task.ancestors())
                .flatMap(Thrown::boundary)
                .filter(event -> event.child("timerEventDefinition").isPresent());
    }

    private static boolean reassigns(XmlElement timer, FlowGraph graph) {
        return graph.reachable(graph.after(timer), node -> node.is("userTask")).stream()
                .anyMatch(node -> Diagrams.calls(node, REASSIGN));
    }
}
