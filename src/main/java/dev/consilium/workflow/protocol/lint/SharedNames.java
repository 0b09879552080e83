package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.lint.LintRule.Flaw;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is there once for all projects: messages that start an instance, and the processes of the product that they start. A message
 * that wakes a step goes to its case and is nobody else's.
 */
final class SharedNames {

    private final Set<String> processes;

    SharedNames(List<ProtocolBundle> ofTheProduct) {
        this.processes = ofTheProduct.stream()
                .map(LintSources.Part::of)
                .flatMap(LintSources.Part::processes)
                .filter(process -> process.children("startEvent").anyMatch(SharedNames::isByMessage))
                .map(XmlElement::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The rule for what one project deploys for itself. */
    LintRule rule() {
        return new LintRule("L11", "what another project uses", this::taken);
    }

    private Stream<Flaw> taken(LintSources sources) {
        return Stream.concat(
                sources.parts().stream()
                        .flatMap(LintSources.Part::processes)
                        .filter(process -> processes.contains(process.id()))
                        .map(process -> process.flaw(
                                "The product has a process of this id, which messages start for all projects.",
                                "Give yours another id, or leave the diagram out.")),
                sources.elements("startEvent")
                        .filter(SharedNames::isByMessage)
                        .map(start -> start.flaw(
                                "A message that starts an instance starts it for every project.",
                                "Use a plain start event: a case starts its protocol.")));
    }

    private static boolean isByMessage(XmlElement start) {
        return start.children("messageEventDefinition").findAny().isPresent();
    }
}
