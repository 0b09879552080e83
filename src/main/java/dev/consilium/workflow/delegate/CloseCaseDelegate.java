package dev.consilium.workflow.delegate;

import dev.consilium.arbitration.CaseClosure;
import dev.consilium.workflow.delegate.Parameters.Parameter;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Closes the case and opens its readings. */
@Component
class CloseCaseDelegate implements ProtocolDelegate {

    private final CaseClosure closure;

    CloseCaseDelegate(CaseClosure closure) {
        this.closure = closure;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Close case",
                "Releases the recorded ground truth, or excludes the case, and opens its readings. A case that was"
                        + " withdrawn stays withdrawn.",
                CloseCaseParameters.class,
                List.of(Variables.CASE_ID),
                List.of());
    }

    @Override
    public void execute(DelegateExecution execution) {
        Ending ending = Parameters.read(execution, CloseCaseParameters.class).ending();
        String caseId = Variables.CASE_ID.require(execution);
        if (ending == Ending.SETTLED) {
            closure.settle(caseId);
        } else {
            closure.exclude(caseId);
        }
    }

    enum Ending {
        SETTLED,
        EXCLUDED
    }

    /** Parameters of {@link CloseCaseDelegate}. */
    record CloseCaseParameters(
            @Parameter(description = "with its ground truth, or without one", defaultValue = "settled")
            Ending ending) {}
}
