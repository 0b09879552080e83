package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.protocol.lint.LintFinding.Severity;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A rule: its number, what it refuses, and how it finds that.
 *
 * @param refuses completes the sentence "It refuses …"
 * @param needs what must be there for it to judge
 */
record LintRule(String number, String refuses, Needs needs, Function<LintSources, Stream<Flaw>> check) {

    private static final int MOST_FINDINGS = 500;
    private static final int LONGEST_TEXT = 500;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** What must be there for the rule to judge. */
    enum Needs {
        /** Files, whatever else is missing. */
        FILES,
        /** A whole protocol after its intake: a diagram that others call cannot be judged by it alone. */
        CASE,
        /** The folder of a protocol. */
        FOLDER
    }

    LintRule(String number, String refuses, Function<LintSources, Stream<Flaw>> check) {
        this(number, refuses, Needs.FILES, check);
    }

    static LintRule ofWhole(String number, String refuses, Function<LintSources, Stream<Flaw>> check) {
        return new LintRule(number, refuses, Needs.CASE, check);
    }

    /** What the check found; the rule puts its number to it. */
    record Flaw(String file, String element, int line, String sentence, String mend) {

        static Flaw ofFile(String file, String sentence, String mend) {
            return new Flaw(file, "file", 1, sentence, mend);
        }
    }

    Stream<LintFinding> findings(LintSources sources) {
        return check.apply(sources)
                .limit(MOST_FINDINGS)
                .map(flaw -> new LintFinding(
                        number,
                        Severity.ERROR,
                        flaw.file(),
                        plain(flaw.element()),
                        flaw.line(),
                        plain(flaw.sentence()),
                        flaw.mend()));
    }

    /** A finding tells of a hostile file without repeating all of it, or what a terminal would obey. */
    private static String plain(String text) {
        String shown = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
        return CONTROL.matcher(shown).replaceAll("?");
    }
}
