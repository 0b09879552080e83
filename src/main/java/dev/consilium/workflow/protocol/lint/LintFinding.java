package dev.consilium.workflow.protocol.lint;

/**
 * One thing a workflow designer has to mend.
 *
 * @param rule number, {@code L…} of the linter or {@code D…} of the contract between diagrams and code
 * @param element id of the element, or its kind where it has none
 * @param sentence what is wrong; @param mend what to do about it
 */
public record LintFinding(String rule, String file, String element, String sentence, String mend) {

    @Override
    public String toString() {
        return "%s %s, %s: %s %s".formatted(rule, file, element, sentence, mend);
    }
}
