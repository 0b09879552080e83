package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.delegate.ProtocolDelegate;
import dev.consilium.workflow.delegate.Verb;
import dev.consilium.workflow.protocol.ProtocolBundle;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Checks protocols on their files, before the engine sees them: rules L01 to L24 of the linter, and D01 to D11, the contract
 * between diagrams and code. It is an allow-list, so what it does not know it refuses; hostile files are findings.
 */
@Component
public class ProtocolLinter {

    private final Map<String, Verb> verbs;

    /** @param catalogue the delegates by bean name */
    public ProtocolLinter(Map<String, ProtocolDelegate> catalogue) {
        this.verbs = catalogue.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().verb()));
    }

    /**
     * @param bundles in the order in which a case passes them: the intake first, then the protocol, since whether a human sees
     *     only de-identified images shows over both
     * @return what has to be mended, in order of files; empty where all may be deployed. Where a file cannot be read, that comes
     *     first and alone: the others would be judged by what is missing
     */
    public List<LintFinding> lint(ProtocolBundle... bundles) {
        LintSources sources = new LintSources(verbs, bundles);
        boolean readable = sources.xmlFiles().allMatch(file -> file.root() != null);
        return (readable ? rules() : FileRules.RULES.stream())
                .flatMap(rule -> rule.findings(sources))
                .distinct()
                .sorted(java.util.Comparator.comparing(LintFinding::file).thenComparing(LintFinding::rule))
                .toList();
    }

    /** Number of every rule with what it refuses. */
    public static Map<String, String> refused() {
        return rules().collect(Collectors.toMap(LintRule::number, LintRule::refuses, (a, b) -> a, TreeMap::new));
    }

    /** What files alone do not show, and why. */
    public static Map<String, String> notChecked() {
        return new TreeMap<>(Map.of(
                "L11 across projects", "whether another project uses a message needs the deployments, not the files",
                "L23", "no verb of the catalogue samples for audit yet, so nothing can stand before an export",
                "L24 approval", "who approved a version is known to its deployment, not to its files"));
    }

    private static Stream<LintRule> rules() {
        return Stream.of(
                        FileRules.RULES,
                        CodeRules.RULES,
                        ReferenceRules.RULES,
                        TableRules.RULES,
                        EventRules.RULES,
                        FlowRules.RULES,
                        GatewayRules.RULES,
                        PeopleRules.RULES,
                        NameRules.RULES,
                        DrawingRules.RULES,
                        VerbRules.RULES)
                .flatMap(List::stream);
    }
}
