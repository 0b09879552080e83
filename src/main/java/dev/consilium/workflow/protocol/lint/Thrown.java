package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.delegate.Verb;
import dev.consilium.workflow.protocol.lint.LintSources.Part;
import dev.consilium.workflow.variable.Escalation;
import dev.consilium.workflow.variable.ProtocolError;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who throws and who catches within one bundle. What is thrown goes outwards: through sub-processes, and through the call
 * activities that called its diagram, up to the first boundary event with its code.
 */
final class Thrown {

    /** An escalation or an error by the code the engine knows it by. */
    record Code(String kind, String code) {

        boolean isKnown() {
            return kind.equals("error")
                    ? ProtocolError.ofCode(code).isPresent()
                    : Escalation.ofCode(code).isPresent();
        }
    }

    /** @param from the node that raises it, however deep inside */
    record Throw(XmlElement from, Code code) {}

    private final Part part;
    private final Map<String, Verb> verbs;
    private final Map<XmlElement, Set<Throw>> leaving = new HashMap<>();

    Thrown(Part part, Map<String, Verb> verbs) {
        this.part = part;
        this.verbs = verbs;
    }

    /** What an event throws or catches, empty where it is neither escalation nor error, or names none the product knows. */
    static Optional<Code> codeOf(XmlElement event) {
        return Stream.of("escalation", "error")
                .flatMap(kind -> event.children(kind + "EventDefinition")
                        .flatMap(definition -> event.root()
                                .children(kind)
                                .filter(declared -> declared.has("id", definition.get(kind + "Ref"))))
                        .map(declared -> new Code(kind, declared.get(kind + "Code"))))
                .filter(Code::isKnown)
                .findFirst();
    }

    /** Boundary events of an activity. */
    static Stream<XmlElement> boundary(XmlElement activity) {
        return activity.parent().stream()
                .flatMap(scope -> scope.children("boundaryEvent"))
                .filter(event -> event.has("attachedToRef", activity.id()));
    }

    /** The activity a boundary event is attached to. */
    static Optional<XmlElement> attached(XmlElement boundary) {
        return boundary.parent().stream()
                .flatMap(scope -> scope.children().stream())
                .filter(activity -> boundary.has("attachedToRef", activity.id()))
                .findFirst();
    }

    static Optional<XmlElement> catcher(XmlElement activity, Code code) {
        return boundary(activity)
                .filter(event -> codeOf(event).filter(code::equals).isPresent())
                .findFirst();
    }

    /** What may be thrown inside a node and is not caught there. */
    Set<Throw> by(XmlElement node) {
        Set<Throw> known = leaving.get(node);
        if (known != null) {
            return known;
        }
        leaving.put(node, Set.of()); // a diagram that calls itself is refused elsewhere
        Set<Throw> found = inside(node).collect(Collectors.toCollection(LinkedHashSet::new));
        leaving.put(node, found);
        return found;
    }

    /** What leaves a node: thrown inside and caught by none of its own boundary events. */
    Stream<Throw> escaping(XmlElement node) {
        return by(node).stream().filter(thrown -> catcher(node, thrown.code()).isEmpty());
    }

    private Stream<Throw> inside(XmlElement node) {
        if (node.is("endEvent", "intermediateThrowEvent")) {
            return codeOf(node).stream().map(code -> new Throw(node, code));
        }
        if (node.is("serviceTask")) {
            return Diagrams.delegate(node).map(verbs::get).stream()
                    .flatMap(verb -> verb.raises().stream())
                    .map(error -> new Throw(node, new Code("error", error.code())));
        }
        if (node.is("callActivity")) {
            return part.process(node.get("calledElement")).stream().flatMap(called -> by(called).stream());
        }
        return node.is("process") || node.is(Diagrams.SCOPES)
                ? List.copyOf(node.children()).stream().filter(Diagrams::isNode).flatMap(this::escaping)
                : Stream.empty();
    }

    /** Whether a throwing end ends what it leaves: an error always, an escalation where who catches it interrupts. */
    boolean interrupts(XmlElement end) {
        Optional<Code> code = codeOf(end);
        return code.isPresent()
                && (code.get().kind().equals("error")
                        || end.parent()
                                .filter(scope -> isInterrupted(scope, code.get(), 0))
                                .isPresent());
    }

    private boolean isInterrupted(XmlElement scope, Code code, int depth) {
        if (depth > part.diagrams().size() * 20) {
            return false;
        }
        if (!scope.is("process")) {
            return isInterruptedAt(scope, code, depth);
        }
        List<XmlElement> callers = part.callers(scope).toList();
        return !callers.isEmpty() && callers.stream().allMatch(call -> isInterruptedAt(call, code, depth));
    }

    private boolean isInterruptedAt(XmlElement activity, Code code, int depth) {
        return catcher(activity, code)
                .map(event -> !event.has("cancelActivity", "false"))
                .orElseGet(() -> activity.parent()
                        .filter(scope -> isInterrupted(scope, code, depth + 1))
                        .isPresent());
    }
}
