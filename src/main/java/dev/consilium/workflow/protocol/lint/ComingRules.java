package dev.consilium.workflow.protocol.lint;

import java.util.List;

/** What the command line and the tests of the shipped protocols refuse, but a deployment does not yet. */
final class ComingRules {

    static final List<LintRule> RULES = List.of(
            new LintRule("L21", "user tasks whose lateness nobody sees, or that nobody else takes up", Lateness::flaws),
            LintRule.ofWhole("L23", "ground truth that closes a case without audit sampling", FlowRules::audited));

    private ComingRules() {}
}
