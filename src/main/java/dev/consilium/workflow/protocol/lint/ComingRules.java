package dev.consilium.workflow.protocol.lint;

import java.util.List;

/**
 * Rules that were complete and tested before the shipped protocols kept them. THE SWITCH: {@link #HELD} says whether they are held
 * to them; without it {@link ProtocolLinter#notChecked()} names them.
 */
final class ComingRules {

    static final boolean HELD = false;

    static final List<LintRule> RULES = List.of(
            new LintRule("L21", "user tasks whose lateness nobody sees, or that nobody else takes up", Lateness::flaws),
            LintRule.ofWhole("L23", "ground truth that closes a case without audit sampling", FlowRules::audited));

    private ComingRules() {}
}
