package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.delegate.Verb;
import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What is checked together: bundles in the order in which a case passes them, read once, and the catalogue of verbs. */
final class LintSources {

    /** @param diagrams roots of its diagrams; @param tables roots of its decision tables */
    record Part(ProtocolBundle bundle, List<XmlFile> files, List<XmlElement> diagrams, List<XmlElement> tables) {

        private static final long LARGEST_BUNDLE = 8L << 20;

        static Part of(ProtocolBundle bundle) {
            long[] bytes = {0};
            List<XmlFile> files = bundle.files().stream()
                    .filter(file -> file.is(".bpmn") || file.is(".dmn"))
                    .map(file -> {
                        bytes[0] += file.content().length;
                        return bytes[0] > LARGEST_BUNDLE ? XmlReader.tooMuch(file) : XmlReader.read(file);
                    })
                    .toList();
            return new Part(bundle, files, roots(files, ".bpmn"), roots(files, ".dmn"));
        }

        private static List<XmlElement> roots(List<XmlFile> files, String suffix) {
            return files.stream()
                    .filter(file -> file.name().endsWith(suffix))
                    .map(XmlFile::root)
                    .filter(Objects::nonNull)
                    .toList();
        }

        Stream<XmlElement> processes() {
            return diagrams.stream().flatMap(root -> root.children("process"));
        }

        /** Call activities that call the process. */
        Stream<XmlElement> callers(XmlElement process) {
            return elements("callActivity").filter(call -> call.has("calledElement", process.id()));
        }

        /** Whether the bundle begins with it: no other process of the bundle calls it. */
        boolean isTop(XmlElement process) {
            return callers(process).allMatch(call -> call.ancestors().anyMatch(process::equals));
        }

        Optional<XmlElement> process(String id) {
            return processes().filter(process -> process.id().equals(id)).findFirst();
        }

        Stream<XmlElement> decisions() {
            return tables.stream().flatMap(root -> root.children("decision"));
        }

        Stream<XmlElement> elements(String... names) {
            return diagrams.stream().flatMap(root -> root.all(names));
        }
    }

    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Verb> verbs;
    private final FlowGraph graph;

    LintSources(Map<String, Verb> verbs, ProtocolBundle... bundles) {
        this.verbs = verbs;
        for (ProtocolBundle bundle : bundles) {
            parts.add(Part.of(bundle));
        }
        this.graph = new FlowGraph(parts, verbs);
    }

    List<Part> parts() {
        return parts;
    }

    Map<String, Verb> verbs() {
        return verbs;
    }

    FlowGraph graph() {
        return graph;
    }

    /** Whether every file could be read, so that none is judged by what another one lacks. */
    boolean isReadable() {
        return xmlFiles().allMatch(file -> file.root() != null) && sourceFiles().allMatch(file -> file.fault() == null);
    }

    Stream<ProtocolFile> sourceFiles() {
        return parts.stream().flatMap(part -> part.bundle().files().stream());
    }

    Stream<XmlFile> xmlFiles() {
        return parts.stream().flatMap(part -> part.files().stream());
    }

    Stream<XmlElement> diagrams() {
        return parts.stream().flatMap(part -> part.diagrams().stream());
    }

    Stream<XmlElement> tables() {
        return parts.stream().flatMap(part -> part.tables().stream());
    }

    /** Elements of all diagrams with one of the names. */
    Stream<XmlElement> elements(String... names) {
        return parts.stream().flatMap(part -> part.elements(names));
    }

    Stream<XmlElement> decisions() {
        return parts.stream().flatMap(Part::decisions);
    }
}
