package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.protocol.lint.LintRule.Flaw;
import dev.consilium.workflow.variable.Escalation;
import dev.consilium.workflow.variable.Message;
import dev.consilium.workflow.variable.ProtocolError;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Events carry codes the product knows. */
final class EventRules {

    static final List<LintRule> RULES = List.of(
            new LintRule("L11", "signals, which reach every project", EventRules::signals),
            new LintRule("D10", "errors, escalations and messages the product does not know", EventRules::codes));

    private EventRules() {}

    private static Stream<Flaw> signals(LintSources sources) {
        return sources.elements("signal", "signalEventDefinition")
                .map(signal ->
                        signal.flaw("A signal reaches the cases of every project.", "Use a message or an escalation."));
    }

    private static Stream<Flaw> codes(LintSources sources) {
        return Stream.of(
                        unknown(sources, "error", "errorCode", code -> ProtocolError.ofCode(code)
                                .isPresent()),
                        unknown(sources, "escalation", "escalationCode", code -> Escalation.ofCode(code)
                                .isPresent()),
                        unknown(sources, "message", "name", name -> Message.named(name)
                                .isPresent()),
                        dangling(sources, "errorEventDefinition", "errorRef", "error"),
                        dangling(sources, "escalationEventDefinition", "escalationRef", "escalation"),
                        dangling(sources, "messageEventDefinition", "messageRef", "message"))
                .flatMap(flaws -> flaws);
    }

    private static Stream<Flaw> unknown(
            LintSources sources, String element, String attribute, Predicate<String> known) {
        return sources.elements(element)
                .filter(declared -> !known.test(declared.get(attribute)))
                .map(declared -> declared.flaw(
                        "The product knows no " + element + " " + declared.get(attribute) + ".",
                        "Use one of the catalogue: nobody would send or catch this one."));
    }

    private static Stream<Flaw> dangling(LintSources sources, String event, String reference, String declaration) {
        return sources.diagrams().flatMap(root -> root.all(event)
                .filter(definition ->
                        root.children(declaration).noneMatch(declared -> declared.has("id", definition.get(reference))))
                .map(definition -> definition.flaw(
                        "The event names no " + declaration + ".", "Choose one that the diagram declares.")));
    }
}
