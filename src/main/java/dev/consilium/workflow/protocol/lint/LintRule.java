package dev.consilium.workflow.protocol.lint;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A rule: its number, what it refuses, and how it finds that.
 *
 * @param refuses completes the sentence "It refuses …"
 */
record LintRule(String number, String refuses, Function<LintSources, Stream<Flaw>> check) {

    /** What the check found; the rule puts its number to it. */
    record Flaw(String file, String element, String sentence, String mend) {}

    Stream<LintFinding> findings(LintSources sources) {
        return check.apply(sources)
                .map(flaw -> new LintFinding(number, flaw.file(), flaw.element(), flaw.sentence(), flaw.mend()));
    }
}
