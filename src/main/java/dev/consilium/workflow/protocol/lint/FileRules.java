package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.lint.LintRule.Flaw;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a file is, before anybody asks what it means: its size, its syntax, its vocabulary, how long it is kept. */
final class FileRules {

    private static final int MOST_NODES_AND_FLOWS = 500;
    private static final Set<String> OTHER_FILES = Set.of("schema.json", "guideline.md");
    private static final int MOST_RULES = 500;
    private static final int MOST_FILES = 50;
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?");
    private static final Pattern DAYS = Pattern.compile("P(\\d{1,6})D");
    private static final int LEAST_DAYS = 2190;

    private static final LintRule SIZE =
            new LintRule("L01", "files that are too large, too deep or hold too much", FileRules::size);

    /** What has to hold before the other rules look: they walk through everything there is. */
    static final List<LintRule> LIMITS = List.of(SIZE);

    static final List<LintRule> RULES = List.of(
            SIZE,
            new LintRule("L02", "anything but plain XML of the elements and attributes it knows", FileRules::syntax),
            new LintRule("L24", "a missing version, or history kept shorter than six years", FileRules::lifecycle));

    private FileRules() {}

    private static Stream<Flaw> size(LintSources sources) {
        Stream<Flaw> read = sources.xmlFiles().flatMap(file -> file.excess().stream());
        Stream<Flaw> others = sources.sourceFiles()
                .filter(file -> !isXml(file) && file.content().length > ProtocolFile.LARGEST)
                .map(file -> Flaw.ofFile(file.name(), "The file is larger than 1 MiB.", "Shorten it."));
        Stream<Flaw> diagrams = sources.diagrams()
                .filter(root -> root.all()
                                .filter(element -> Diagrams.isNode(element) || element.is("sequenceFlow"))
                                .count()
                        > MOST_NODES_AND_FLOWS)
                .map(root -> root.flaw(
                        "The diagram has more than 500 nodes and flows.", "Move parts into processes it calls."));
        Stream<Flaw> tables = sources.tables()
                .filter(root -> root.all("rule").count() > MOST_RULES)
                .map(root -> root.flaw("The table has more than 500 rules.", "Split the decision."));
        Stream<Flaw> many = sources.parts().stream()
                .filter(part -> part.bundle().files().size() > MOST_FILES)
                .map(part -> Flaw.ofFile(
                        part.bundle().key(),
                        "The protocol has more than 50 files.",
                        "Move what it does not need to another folder."));
        return Stream.of(read, others, diagrams, tables, many).flatMap(flaws -> flaws);
    }

    private static Stream<Flaw> syntax(LintSources sources) {
        return Stream.of(
                        sources.sourceFiles().flatMap(file -> kind(file).stream()),
                        sources.xmlFiles().flatMap(file -> file.foreign().stream()),
                        Stream.concat(sources.diagrams(), sources.tables())
                                .flatMap(root -> Stream.concat(unknown(root), repeated(root))))
                .flatMap(flaws -> flaws);
    }

    private static boolean isXml(ProtocolFile file) {
        return file.is(".bpmn") || file.is(".dmn");
    }

    private static Optional<Flaw> kind(ProtocolFile file) {
        if (file.fault() != null) {
            return Optional.of(Flaw.ofFile(file.name(), file.fault(), "Put a file there that this account may read."));
        }
        if (isXml(file)) {
            return Optional.empty();
        }
        if (!file.is(".form") && !OTHER_FILES.contains(file.name())) {
            return Optional.of(Flaw.ofFile(
                    file.name(),
                    "A file of this name is not part of protocols.",
                    "A protocol is made of .bpmn, .dmn and .form files, schema.json and guideline.md; move it away."));
        }
        return XmlReader.isUtf8(file.content())
                ? Optional.empty()
                : Optional.of(Flaw.ofFile(file.name(), "The file is not UTF-8.", "Save it as UTF-8."));
    }

    private static Stream<Flaw> unknown(XmlElement element) {
        if (!AllowedXml.knows(element)) {
            return Stream.of(element.flaw(
                    "The element " + element.name() + " is not part of protocols.",
                    "Remove it, or model it otherwise."));
        }
        if (AllowedXml.isRefusedElsewhere(element)) {
            return Stream.empty();
        }
        Stream<Flaw> attributes = element.attributes().keySet().stream()
                .filter(attribute -> !AllowedXml.knows(element, attribute))
                .map(attribute -> element.flaw(
                        "The attribute " + attribute + " of " + element.name() + " is not part of protocols.",
                        "Remove it."));
        return Stream.concat(attributes, element.children().stream().flatMap(FileRules::unknown));
    }

    private static Stream<Flaw> repeated(XmlElement root) {
        Set<String> seen = new HashSet<>();
        return root.all()
                .filter(element -> !element.id().isEmpty() && !seen.add(element.id()))
                .map(element -> element.flaw("Two elements have this id.", "Give each its own."));
    }

    private static Stream<Flaw> lifecycle(LintSources sources) {
        return Stream.concat(sources.elements("process"), sources.decisions()).flatMap(definition -> {
            var days = DAYS.matcher(definition.get("camunda:historyTimeToLive"));
            Stream<Flaw> history = days.matches() && Integer.parseInt(days.group(1)) >= LEAST_DAYS
                    ? Stream.empty()
                    : Stream.of(definition.flaw(
                            "History is not kept for six years.", "Set the history time to live to P2190D or more."));
            Stream<Flaw> version =
                    VERSION.matcher(definition.get("camunda:versionTag")).matches()
                            ? Stream.empty()
                            : Stream.of(definition.flaw(
                                    "The version tag is not a semantic version.", "Set it, for example to 1.0.0."));
            return Stream.concat(history, version);
        });
    }
}
