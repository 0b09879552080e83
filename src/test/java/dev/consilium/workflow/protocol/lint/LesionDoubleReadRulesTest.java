package dev.consilium.workflow.protocol.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.workflow.protocol.ProtocolLibrary;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The protocol that takes every road keeps the rules that not every shipped one keeps yet. */
class LesionDoubleReadRulesTest {

    private final ProtocolLibrary library = new ProtocolLibrary();

    @Test
    void keepsAlsoTheRulesToCome() {
        Stream<LintRule> all = Stream.concat(ProtocolLinter.heldRules(), ComingRules.RULES.stream());
        assertThat(ProtocolLinter.standalone().lint(all, library.intake(), library.protocol("lesion-double-read")))
                .isEmpty();
    }
}
