package dev.consilium.workflow.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.workflow.protocol.lint.ProtocolLinter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestProtocolsTest {

    @ParameterizedTest
    @ValueSource(strings = {"edge-cases-only", "timed-reading"})
    void keepTheRulesOfThoseThatShip(String key) {
        assertThat(ProtocolLinter.standalone().lint(new ProtocolLibrary().intake(), TestProtocols.of(key)))
                .isEmpty();
    }
}
