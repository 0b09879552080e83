package dev.consilium.workflow.delegate;

import dev.consilium.arbitration.Reworks;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Takes up the oldest request to rework a reading of the case. */
@Component
class PickReworkDelegate implements ProtocolDelegate {

    private final Reworks reworks;

    PickReworkDelegate(Reworks reworks) {
        this.reworks = reworks;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Pick rework",
                "Takes up the oldest open request to rework a reading of the case, and says which reading it is and whose."
                        + " Fails where none is open.",
                List.of(Variables.CASE_ID),
                List.of(
                        Variables.READING_ID,
                        Variables.READER_ID,
                        Variables.READER_LEVEL,
                        Variables.REWORK_REASON,
                        Variables.REWORKED));
    }

    @Override
    public void execute(DelegateExecution execution) {
        Reworks.Picked picked = reworks.next(Variables.CASE_ID.require(execution));
        Variables.READING_ID.set(execution, picked.reading().id());
        Variables.READER_ID.set(execution, picked.reading().readerId());
        Variables.READER_LEVEL.set(execution, picked.reading().level());
        Variables.REWORK_REASON.set(execution, picked.request().reason().code());
        Variables.REWORKED.set(execution, false);
    }
}
