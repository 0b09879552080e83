package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.protocol.ProtocolLibrary;
import dev.consilium.workflow.protocol.lint.LintRule.Flaw;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files, processes and elements are called what they are. */
final class NameRules {

    private static final Map<String, Set<String>> PREFIXES = Map.ofEntries(
            Map.entry("startEvent", Set.of("StartEvent")),
            Map.entry("endEvent", Set.of("EndEvent")),
            Map.entry("boundaryEvent", Set.of("BoundaryEvent")),
            Map.entry("intermediateCatchEvent", Set.of("IntermediateCatchEvent")),
            Map.entry("intermediateThrowEvent", Set.of("IntermediateThrowEvent")),
            Map.entry("subProcess", Set.of("SubProcess")),
            Map.entry("transaction", Set.of("SubProcess")),
            Map.entry("callActivity", Set.of("CallActivity")),
            Map.entry("sequenceFlow", Set.of("Flow")));
    private static final Pattern MEANING = Pattern.compile("([A-Z][A-Za-z]+)_[A-Z][A-Za-z0-9]*(_[A-Z][A-Za-z0-9]*)?");
    private static final Pattern GENERATED = Pattern.compile("_[0-9][0-9a-z]{6}$");

    static final List<LintRule> RULES = List.of(
            new LintRule("D01", "processes and tables that are not called like their files", NameRules::files),
            new LintRule("D02", "ids that do not say type and meaning", NameRules::ids),
            new LintRule("D03", "nodes without a name", NameRules::names));

    private NameRules() {}

    private static Stream<Flaw> files(LintSources sources) {
        Stream<Flaw> diagrams = sources.diagrams().flatMap(root -> {
            List<XmlElement> processes = root.children("process").toList();
            boolean named = processes.size() == 1
                    && processes.get(0).id().endsWith("Process")
                    && root.file()
                            .equals(ProtocolLibrary.fileOf(processes.get(0).id()))
                    && processes.get(0).has("isExecutable", "true");
            return named
                    ? Stream.<Flaw>empty()
                    : Stream.of(root.flaw(
                            "The file does not hold exactly the one executable process it is called by.",
                            "Call the process of lesion-double-read.bpmn LesionDoubleReadProcess, and so on."));
        });
        Stream<Flaw> tables = sources.tables().flatMap(root -> {
            List<XmlElement> decisions = root.children("decision").toList();
            boolean named =
                    decisions.size() == 1 && root.file().equals(decisions.get(0).id() + ".dmn");
            return named
                    ? Stream.<Flaw>empty()
                    : Stream.of(root.flaw(
                            "The file does not hold exactly the one decision it is called by.",
                            "Give the decision the name of the file as its id."));
        });
        return Stream.concat(diagrams, tables);
    }

    private static Stream<Flaw> ids(LintSources sources) {
        return sources.diagrams()
                .flatMap(XmlElement::all)
                .filter(element -> Diagrams.isNode(element) || element.is("sequenceFlow"))
                .filter(element -> !isMeaningful(element))
                .map(element -> element.flaw(
                        "The id does not say what the element is.",
                        "Write type and meaning, for example "
                                + prefixes(element).iterator().next() + "_FirstRead."));
    }

    private static boolean isMeaningful(XmlElement element) {
        var id = MEANING.matcher(element.id());
        return id.matches()
                && !GENERATED.matcher(element.id()).find()
                && prefixes(element).contains(id.group(1));
    }

    private static Set<String> prefixes(XmlElement element) {
        return PREFIXES.getOrDefault(element.name(), Set.of(element.is(Diagrams.GATEWAYS) ? "Gateway" : "Task"));
    }

    private static Stream<Flaw> names(LintSources sources) {
        return sources.diagrams()
                .flatMap(XmlElement::all)
                .filter(element -> (Diagrams.isNode(element) || element.is("process"))
                        && element.get("name").isBlank())
                .map(element -> element.flaw("It has no name.", "Say in a few words what happens here."));
    }
}
