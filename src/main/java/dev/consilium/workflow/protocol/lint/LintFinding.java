package dev.consilium.workflow.protocol.lint;

/**
 * One thing a workflow designer has to mend.
 *
 * @param rule number, {@code L…} of the linter or {@code D…} of the contract between diagrams and code
 * @param element id of the element, or its kind where it has none
 * @param line where the element begins in the file, from 1
 * @param message what is wrong; @param mend what to do about it
 */
public record LintFinding(
        String rule, Severity severity, String file, String element, int line, String message, String mend) {

    /** What a finding means for whoever deploys. */
    public enum Severity {
        /** The protocol is not deployed before this is mended. */
        ERROR
    }

    /** Whether the file could not be read as a whole, so that others of its protocol were not judged. */
    public boolean hidesOthers() {
        return rule.equals("L01") || rule.equals("L02");
    }

    @Override
    public String toString() {
        return "%s %s:%d, %s: %s %s".formatted(rule, file, line, element, message, mend);
    }
}
