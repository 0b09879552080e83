package dev.consilium.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.workflow.delegate.StubbedUseCases;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import dev.consilium.workflow.protocol.lint.ProtocolLinter;
import org.junit.jupiter.api.Test;

class TimedReadingTest {

    @Test
    void isAProtocolAsAnyOther() {
        assertThat(new ProtocolLinter(StubbedUseCases.create().delegates())
                        .lint(new ProtocolLibrary().intake(), TimedReading.bundle()))
                .isEmpty();
    }
}
