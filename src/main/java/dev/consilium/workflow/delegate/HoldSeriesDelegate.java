package dev.consilium.workflow.delegate;

import dev.consilium.arbitration.UnusableImages;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Takes the series of a case back into quarantine. */
@Component
class HoldSeriesDelegate implements ProtocolDelegate {

    private final UnusableImages images;

    HoldSeriesDelegate(UnusableImages images) {
        this.images = images;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Hold series",
                "Takes the series of the case back into quarantine, with what whoever had the case said against its"
                        + " images.",
                List.of(Variables.CASE_ID),
                List.of(Variables.SERIES_ID, Variables.REPORTED_DUTY));
    }

    @Override
    public void execute(DelegateExecution execution) {
        UnusableImages.Held held = images.hold(Variables.CASE_ID.require(execution));
        Variables.SERIES_ID.set(execution, held.seriesId());
        Variables.REPORTED_DUTY.set(execution, held.reporter().code());
    }
}
