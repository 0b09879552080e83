package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.protocol.lint.LintRule.Flaw;
import dev.consilium.workflow.protocol.lint.LintRule.Needs;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where a case can go: it always ends, never spins, is sampled for audit, and no human sees it before it is de-identified. */
final class FlowRules {

    private static final String DEIDENTIFY = "deidentifyStudyDelegate";
    private static final String SAMPLING = "audit-sampling";
    private static final String RECORD = "recordGroundTruthDelegate";

    private static final String UNREACHED =
            "nodes that no case reaches or that lead to no end, readings without outcome,"
                    + " protocols that record no ground truth, and ends at which a case stays open";

    static final List<LintRule> RULES = List.of(
            new LintRule(
                    "L12", "compensation, transactions, ad-hoc and event sub-processes, and pools", FlowRules::shapes),
            new LintRule("L13", "circles without a wait state, a timer or a job of their own", FlowRules::circles),
            LintRule.ofWhole("L19", UNREACHED, FlowRules::ends),
            new LintRule("L19", UNREACHED, Needs.FOLDER, FlowRules::unrecorded),
            new LintRule("L19", UNREACHED, Needs.FOLDER, OpenEnds::flaws),
            LintRule.ofWhole("L23", "ground truth that closes a case without audit sampling", FlowRules::audited),
            LintRule.ofWhole(
                    "L22", "people or records that a case reaches before de-identification", FlowRules::identified));

    private FlowRules() {}

    private static Stream<Flaw> shapes(LintSources sources) {
        return sources.diagrams()
                .flatMap(XmlElement::all)
                .filter(element ->
                        element.is("transaction", "adHocSubProcess", "compensateEventDefinition", "collaboration")
                                || element.has("triggeredByEvent", "true")
                                || element.has("isForCompensation", "true")
                                || element.attribute("camunda:caseRef").isPresent())
                .map(element -> element.flaw(
                        "This kind of " + element.name() + " is not part of protocols.",
                        "Use an embedded sub-process, a call activity or a boundary event."));
    }

    private static Stream<Flaw> circles(LintSources sources) {
        return sources.graph()
                .circles(FlowRules::pauses)
                .filter(node -> node.is(Diagrams.GATEWAYS) || node.is(Diagrams.ACTIVITIES))
                .limit(1)
                .map(node -> node.flaw(
                        "A case can go in a circle here for ever within one transaction.",
                        "Put a wait state or an asynchronous step on the way."));
    }

    private static boolean pauses(XmlElement node) {
        return node.is("userTask", "receiveTask", "intermediateCatchEvent", "eventBasedGateway")
                || Diagrams.isAsync(node)
                || node.is("boundaryEvent")
                        && node.children().stream()
                                .anyMatch(event -> event.is("timerEventDefinition", "messageEventDefinition"));
    }

    private static Stream<Flaw> ends(LintSources sources) {
        FlowGraph graph = sources.graph();
        Set<XmlElement> reached = graph.reachable(graph.starts(), node -> false);
        Set<XmlElement> ending = graph.reaching(graph.nodes().stream()
                .filter(node -> graph.after(node).isEmpty() && node.is("endEvent"))
                .toList());
        Set<XmlElement> recording = graph.reaching(graph.nodes().stream()
                .filter(node -> Diagrams.calls(node, RECORD))
                .toList());
        Stream<Flaw> unreached = graph.nodes().stream()
                .filter(node -> !reached.contains(node) && !isDetached(node, graph))
                .map(node -> node.flaw("No case ever gets here.", "Connect it, or remove it."));
        Stream<Flaw> dead = graph.nodes().stream()
                .filter(node -> reached.contains(node) && !ending.contains(node))
                .map(node -> node.flaw("From here a case gets to no end.", "Connect it to an end event."));
        Stream<Flaw> withoutOutcome = sources.parts().stream().flatMap(part -> part.elements("userTask")
                .filter(task -> PeopleRules.isFirstLevel(task, part))
                .filter(task -> ending.contains(task) && reached.contains(task) && !recording.contains(task))
                .map(task -> task.flaw(
                        "A reading leads to no ground truth.", "Lead it to a task that records the ground truth.")));
        return Stream.of(unreached, dead, withoutOutcome).flatMap(flaws -> flaws);
    }

    private static Stream<Flaw> unrecorded(LintSources sources) {
        return sources.parts().stream()
                .skip(1) // the intake records none
                .filter(part -> part.elements("serviceTask").noneMatch(task -> Diagrams.calls(task, RECORD)))
                .map(part -> Flaw.ofFile(
                        part.bundle().key() + ".bpmn",
                        "No case of this protocol gets a ground truth.",
                        "Add a task that records the ground truth, and lead every reading to it."));
    }

    /** A boundary event at nothing is refused as such. */
    private static boolean isDetached(XmlElement node, FlowGraph graph) {
        return node.is("boundaryEvent") && graph.before(node).isEmpty();
    }

    /** From where the truth is recorded, every way to an end passes the table that samples for audit. */
    private static Stream<Flaw> audited(LintSources sources) {
        FlowGraph graph = sources.graph();
        return graph.nodes().stream()
                .filter(node -> Diagrams.calls(node, RECORD))
                .filter(record -> graph.reachable(graph.after(record), FlowRules::samples).stream()
                        .anyMatch(
                                node -> node.is("endEvent") && graph.after(node).isEmpty()))
                .map(record -> record.flaw(
                        "A case can be closed from here without having been sampled for audit.",
                        "Call QualityAuditProcess, or ask the decision audit-sampling, on every way to an end."));
    }

    private static boolean samples(XmlElement node) {
        return node.is("businessRuleTask") && node.has("camunda:decisionRef", SAMPLING);
    }

    /** Whoever is reached although every de-identification is barred sees what was not de-identified. */
    private static Stream<Flaw> identified(LintSources sources) {
        FlowGraph graph = sources.graph();
        return graph.reachable(graph.starts(), node -> Diagrams.calls(node, DEIDENTIFY)).stream()
                .filter(node -> node.is("userTask") || Diagrams.calls(node, RECORD))
                .map(
                        node -> node.flaw(
                                "A case gets here without having been de-identified.",
                                "Put the task that de-identifies before it, on every way, or start the diagram from an accepted series."));
    }
}
