package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.protocol.lint.LintRule.Flaw;
import dev.consilium.workflow.protocol.lint.LintSources.Part;
import dev.consilium.workflow.protocol.lint.Thrown.Code;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Events stand where protocols use them, and what one of them throws another one catches. */
final class PlaceRules {

    private static final String NOTHING = "";
    private static final Map<String, Set<String>> KINDS = Map.of(
            "startEvent", Set.of(NOTHING, "message"),
            "endEvent", Set.of(NOTHING, "escalation", "error", "terminate"),
            "intermediateCatchEvent", Set.of("message", "timer"),
            "intermediateThrowEvent", Set.of(NOTHING, "escalation"),
            "boundaryEvent", Set.of("escalation", "error", "message", "timer"));
    private static final Map<String, Set<String>> ATTACHED = Map.of(
            "userTask", Set.of("escalation", "error", "timer"),
            "callActivity", Set.of("escalation", "error", "timer"),
            "subProcess", Set.of("escalation", "error", "timer", "message"),
            "serviceTask", Set.of("error"));
    private static final Set<String> ALWAYS_INTERRUPTING = Set.of("error", "message");
    private static final String DEFINITION = "EventDefinition";

    static final List<LintRule> RULES = List.of(
            new LintRule("D12", "events of a kind or at a place that protocols do not use", PlaceRules::places),
            LintRule.ofWhole(
                    "D13",
                    "escalations and errors that nobody catches, and boundary events for what nobody throws",
                    PlaceRules::thrown));

    private PlaceRules() {}

    private static Stream<Flaw> places(LintSources sources) {
        return sources.elements(Diagrams.EVENTS)
                .filter(event -> event.children().stream().noneMatch(AllowedXml::isRefusedElsewhere))
                .flatMap(event -> place(event).stream());
    }

    private static Optional<Flaw> place(XmlElement event) {
        List<String> kinds = event.children().stream()
                .map(XmlElement::name)
                .filter(name -> name.endsWith(DEFINITION))
                .map(name -> name.substring(0, name.length() - DEFINITION.length()))
                .toList();
        String kind = kinds.isEmpty() ? NOTHING : kinds.get(0);
        if (kinds.size() > 1 || !KINDS.getOrDefault(event.name(), Set.of()).contains(kind)) {
            return Optional.of(event.flaw(
                    "A " + event.name() + " of this kind is not part of protocols.",
                    "Cases start plainly or with a message; they end plainly, with an escalation, an error or a"
                            + " termination; in between they wait for one message or one timer."));
        }
        if (event.is("startEvent")
                && !kind.isEmpty()
                && event.parent().filter(scope -> scope.is("process")).isEmpty()) {
            return Optional.of(
                    event.flaw("A sub-process does not start with a message.", "Start it with a plain start event."));
        }
        return event.is("boundaryEvent") ? attached(event, kind) : Optional.empty();
    }

    private static Optional<Flaw> attached(XmlElement event, String kind) {
        Optional<XmlElement> activity = event.parent().stream()
                .flatMap(scope -> scope.children().stream())
                .filter(node -> Diagrams.isNode(node) && event.has("attachedToRef", node.id()))
                .findFirst();
        if (activity.isEmpty()) {
            return Optional.of(event.flaw(
                    "The boundary event is attached to nothing of its scope.", "Attach it to a step beside it."));
        }
        if (activity.get().is("transaction", "adHocSubProcess")) {
            return Optional.empty();
        }
        if (!ATTACHED.getOrDefault(activity.get().name(), Set.of()).contains(kind)) {
            return Optional.of(event.flaw(
                    "A " + activity.get().name() + " has no boundary event of this kind.",
                    "Attach timers, escalations and errors to user tasks, sub-processes and call activities, errors to"
                            + " service tasks as well, and messages to sub-processes."));
        }
        return ALWAYS_INTERRUPTING.contains(kind) && event.has("cancelActivity", "false")
                ? Optional.of(event.flaw(
                        "An " + kind + " event always interrupts.", "Let the boundary event cancel its activity."))
                : Optional.empty();
    }

    private static Stream<Flaw> thrown(LintSources sources) {
        return sources.parts().stream().flatMap(part -> {
            Thrown thrown = new Thrown(part, sources.verbs());
            return Stream.concat(
                    part.processes().filter(part::isTop).flatMap(top -> uncaught(top, thrown)), idle(part, thrown));
        });
    }

    private static Stream<Flaw> uncaught(XmlElement scope, Thrown thrown) {
        return thrown.escaping(scope).map(Thrown.Throw::code).distinct().flatMap(code -> at(scope, code, thrown));
    }

    /** The steps of the outermost diagram out of which the code comes. */
    private static Stream<Flaw> at(XmlElement scope, Code code, Thrown thrown) {
        return scope.children().stream()
                .filter(Diagrams::isNode)
                .filter(node -> thrown.escaping(node).anyMatch(one -> one.code().equals(code)))
                .flatMap(node ->
                        node.is(Diagrams.SCOPES) ? at(node, code, thrown) : Stream.of(uncaught(node, code, thrown)));
    }

    private static Flaw uncaught(XmlElement node, Code code, Thrown thrown) {
        String from = thrown.escaping(node)
                .filter(one -> one.code().equals(code))
                .map(one -> one.from().id())
                .findFirst()
                .orElse(node.id());
        return node.flaw(
                "Nobody catches the " + code.kind() + " " + code.code() + " that " + from
                        + " throws, so the case would go on as if nothing had happened.",
                "Attach a boundary event with this code to the step or to a sub-process around it.");
    }

    /** A person may raise what a user task catches; every other step throws what is written in it. */
    private static Stream<Flaw> idle(Part part, Thrown thrown) {
        return part.elements(Diagrams.ACTIVITIES)
                .filter(activity -> !activity.is("userTask"))
                .flatMap(activity -> Thrown.boundary(activity)
                        .filter(event -> Thrown.codeOf(event)
                                .filter(code -> thrown.by(activity).stream()
                                        .noneMatch(one -> one.code().equals(code)))
                                .isPresent())
                        .map(event -> event.flaw(
                                "Nothing inside throws what it catches, so it never fires.",
                                "Remove it, or throw the code inside.")));
    }
}
