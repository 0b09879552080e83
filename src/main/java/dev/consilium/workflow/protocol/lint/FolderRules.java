package dev.consilium.workflow.protocol.lint;

import dev.consilium.annotation.LabelSchema;
import dev.consilium.common.Refusal;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.lint.LintRule.Flaw;
import dev.consilium.workflow.protocol.lint.LintRule.Needs;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A protocol is complete: a diagram of its own name, a label schema that holds, and a guideline. */
final class FolderRules {

    private static final String SCHEMA = "schema.json";
    private static final String REFUSES = "protocols without a diagram, a valid label schema or a guideline";

    static final List<LintRule> RULES = List.of(
            new LintRule("D14", REFUSES, FolderRules::schemas),
            new LintRule("D14", REFUSES, Needs.FOLDER, FolderRules::complete));

    private FolderRules() {}

    private static Stream<Flaw> schemas(LintSources sources) {
        return sources.sourceFiles()
                .filter(file -> file.name().equals(SCHEMA) && XmlReader.isUtf8(file.content()))
                .flatMap(file -> schema(file).stream());
    }

    private static Optional<Flaw> schema(ProtocolFile file) {
        try {
            LabelSchema.parse(file.text());
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(Flaw.ofFile(file.name(), refusal.sentence(), "Correct it (reference: label schema)."));
        }
    }

    private static Stream<Flaw> complete(LintSources sources) {
        return sources.parts().stream()
                .skip(1) // what comes first is the intake, or a diagram that belongs to no protocol
                .map(LintSources.Part::bundle)
                .flatMap(bundle -> Stream.of(bundle.key() + ".bpmn", SCHEMA, "guideline.md")
                        .filter(needed -> bundle.find(needed).isEmpty())
                        .map(needed -> Flaw.ofFile(
                                needed,
                                "The protocol " + bundle.key() + " has no " + needed + ".",
                                "Put the file into the folder of the protocol.")));
    }
}
