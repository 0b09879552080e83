package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.delegate.Catalogue;
import dev.consilium.workflow.delegate.ProtocolDelegate;
import dev.consilium.workflow.delegate.Verb;
import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.lint.LintFinding.Severity;
import dev.consilium.workflow.protocol.lint.LintRule.Needs;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Checks protocols on their files, before the engine sees them: rules L01 to L24 of the linter, and the D rules, the contract
 * between diagrams and code. It is an allow-list, so what it does not know it refuses; hostile files are findings.
 */
@Component
public class ProtocolLinter {

    private static final Comparator<LintFinding> IN_ORDER = Comparator.comparing(LintFinding::file)
            .thenComparing(LintFinding::line)
            .thenComparing(LintFinding::rule)
            .thenComparing(LintFinding::message);

    static final String NOT_UNDERSTOOD = "The rules do not understand what it holds";

    private final Map<String, Verb> verbs;

    /** @param catalogue the delegates by bean name */
    public ProtocolLinter(Map<String, ? extends ProtocolDelegate> catalogue) {
        this.verbs = catalogue.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().verb()));
    }

    /**
     * @param bundles in the order in which a case passes them: the intake first, then the protocol, since whether a human sees
     *     only de-identified images shows over both
     * @return what has to be mended, in order of files and lines; empty where all may be deployed. Where a file cannot be read or
     *     is too large, that comes first and alone: the rest would be judged by what is missing
     */
    public List<LintFinding> lint(ProtocolBundle... bundles) {
        return lint(rules(), bundles);
    }

    /**
     * Checks what one project deploys for itself: also that it takes nothing that is there for all projects.
     *
     * @param ofTheProduct the intake first, and what else belongs to no protocol
     */
    public List<LintFinding> lintOwn(List<ProtocolBundle> ofTheProduct, ProtocolBundle own) {
        List<LintFinding> findings = lint(ofTheProduct.get(0), own);
        return findings.stream().anyMatch(LintFinding::hidesOthers)
                ? findings
                : Stream.concat(findings.stream(), lint(Stream.of(new SharedNames(ofTheProduct).rule()), own).stream())
                        .distinct()
                        .sorted(IN_ORDER)
                        .toList();
    }

    /** Checks a diagram that protocols call, or a table or form of theirs, by the rules that do not need the whole protocol. */
    public List<LintFinding> lintPart(ProtocolBundle part) {
        return lint(rules().filter(rule -> rule.needs() == Needs.FILES), part);
    }

    /** Checks a diagram that lies in no folder of a protocol, by all that does not need one. */
    public List<LintFinding> lintDiagram(ProtocolBundle... bundles) {
        return lint(rules().filter(rule -> rule.needs() != Needs.FOLDER), bundles);
    }

    /** What there is to say of something that is no file of a protocol at all. */
    public LintFinding unusable(String name, String message) {
        return new LintFinding("L02", Severity.ERROR, name, "file", 1, message, "Name a file or folder of a protocol.");
    }

    List<LintFinding> lint(Stream<LintRule> rules, ProtocolBundle... bundles) {
        try {
            LintSources sources = new LintSources(verbs, bundles);
            boolean readable = sources.isReadable()
                    && findings(FileRules.LIMITS.stream(), sources).isEmpty();
            return findings(readable ? rules : FileRules.RULES.stream(), sources);
        } catch (RuntimeException | StackOverflowError e) {
            // What the rules stumble over is refused like anything else they do not understand.
            return List.of(unusable(
                    bundles[bundles.length - 1].key(),
                    NOT_UNDERSTOOD + " (" + e.getClass().getSimpleName() + ")."));
        }
    }

    private static List<LintFinding> findings(Stream<LintRule> rules, LintSources sources) {
        return rules.flatMap(rule -> rule.findings(sources))
                .distinct()
                .sorted(IN_ORDER)
                .toList();
    }

    /** For where no application runs: with the delegates as they describe themselves. */
    public static ProtocolLinter standalone() {
        return new ProtocolLinter(Catalogue.described());
    }

    /** @param refuses completes "It refuses …"; @param mend what to do about it in general */
    public record RuleDescription(String refuses, String mend) {}

    /** Number of every rule with what it refuses. */
    public static Map<String, RuleDescription> refused() {
        return rules().collect(Collectors.toMap(
                LintRule::number,
                rule -> new RuleDescription(rule.refuses(), Mending.of(rule.number())),
                (first, second) -> second,
                TreeMap::new));
    }

    /** What files alone do not show, and why. */
    public static Map<String, String> notChecked() {
        return new TreeMap<>(
                Map.of(
                        "L11 across projects",
                        "what a project deploys for itself is checked when it asks for that and when it is approved: a message that starts an"
                                + " instance, or a process of the product itself, would be taken from all other projects",
                        "L22 after a failure",
                        "a series whose de-identification failed is shown to the data manager; that it is not released is held in code",
                        "L24 approval",
                        "files do not tell who approved them: a deployment needs a second person, who signs the digest of all of them"));
    }

    static Stream<LintRule> rules() {
        return Stream.of(
                        FileRules.RULES,
                        CodeRules.RULES,
                        ReferenceRules.RULES,
                        TableRules.RULES,
                        EventRules.RULES,
                        TimerRules.RULES,
                        PlaceRules.RULES,
                        FlowRules.RULES,
                        GatewayRules.RULES,
                        PeopleRules.RULES,
                        NameRules.RULES,
                        DrawingRules.RULES,
                        FolderRules.RULES,
                        VerbRules.RULES)
                .flatMap(List::stream);
    }
}
