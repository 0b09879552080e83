package dev.consilium.workflow.delegate;

import dev.consilium.arbitration.Reworks;
import dev.consilium.workflow.delegate.Parameters.Parameter;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Keeps whether a reading that was sent back came back. */
@Component
class SettleReworkDelegate implements ProtocolDelegate {

    private final Reworks reworks;

    SettleReworkDelegate(Reworks reworks) {
        this.reworks = reworks;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Settle rework",
                "Keeps whether the reader handed the reading in again. Where not, the reading stays as it is.",
                SettleReworkParameters.class,
                List.of(Variables.CASE_ID, Variables.READING_ID),
                List.of(Variables.REWORKED));
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean reworked =
                Parameters.read(execution, SettleReworkParameters.class).outcome() == Outcome.REWORKED;
        reworks.settle(Variables.CASE_ID.require(execution), Variables.READING_ID.require(execution), reworked);
        Variables.REWORKED.set(execution, reworked);
    }

    enum Outcome {
        REWORKED,
        NOT_REWORKED
    }

    /** Parameters of {@link SettleReworkDelegate}. */
    record SettleReworkParameters(
            @Parameter(description = "whether the reading came back", defaultValue = "reworked")
            Outcome outcome) {}
}
