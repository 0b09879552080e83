package dev.consilium.workflow.protocol.lint;

import java.util.List;

/**
 * Rules that are complete and tested, but that the shipped protocols do not keep yet: they have no audit and no second timer.
 * THE SWITCH: set {@link #HELD} to true once they have.
 */
final class ComingRules {

    static final boolean HELD = true;

    static final List<LintRule> RULES = List.of(
            new LintRule("L21", "user tasks whose lateness nobody sees, or that nobody else takes up", Lateness::flaws),
            LintRule.ofWhole("L23", "ground truth that closes a case without audit sampling", FlowRules::audited));

    private ComingRules() {}
}
