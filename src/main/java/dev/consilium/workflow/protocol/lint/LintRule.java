package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.protocol.lint.LintFinding.Severity;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A rule: its number, what it refuses, and how it finds that.
 *
 * @param refuses completes the sentence "It refuses …"
 * @param whole whether it needs the whole protocol
 */
record LintRule(String number, String refuses, boolean whole, Function<LintSources, Stream<Flaw>> check) {

    LintRule(String number, String refuses, Function<LintSources, Stream<Flaw>> check) {
        this(number, refuses, false, check);
    }

    /** A rule about a whole protocol: a diagram that others call cannot be judged by it alone. */
    static LintRule ofWhole(String number, String refuses, Function<LintSources, Stream<Flaw>> check) {
        return new LintRule(number, refuses, true, check);
    }

    /** What the check found; the rule puts its number to it. */
    record Flaw(String file, String element, int line, String sentence, String mend) {

        static Flaw ofFile(String file, String sentence, String mend) {
            return new Flaw(file, "file", 1, sentence, mend);
        }
    }

    Stream<LintFinding> findings(LintSources sources) {
        return check.apply(sources)
                .map(flaw -> new LintFinding(
                        number,
                        Severity.ERROR,
                        flaw.file(),
                        flaw.element(),
                        flaw.line(),
                        flaw.sentence(),
                        flaw.mend()));
    }
}
