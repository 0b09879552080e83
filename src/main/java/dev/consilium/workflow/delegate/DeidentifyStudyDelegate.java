package dev.consilium.workflow.delegate;

import dev.consilium.study.DeidentificationFailed;
import dev.consilium.study.SeriesDeidentification;
import dev.consilium.workflow.variable.ProtocolError;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** De-identifies a received series; what cannot be de-identified goes no further. */
@Component
class DeidentifyStudyDelegate implements ProtocolDelegate {

    private final SeriesDeidentification deidentification;

    DeidentifyStudyDelegate(SeriesDeidentification deidentification) {
        this.deidentification = deidentification;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                        "De-identify study",
                        "Applies the confidentiality profile of PS3.15 Annex E to every object of the series and removes the"
                                + " originals. Raises Err_DeidentificationFailed where an object is not understood.",
                        List.of(Variables.SERIES_ID),
                        List.of())
                .raising(ProtocolError.DEIDENTIFICATION_FAILED);
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            deidentification.deidentify(Variables.SERIES_ID.require(execution));
        } catch (DeidentificationFailed e) {
            throw ProtocolError.DEIDENTIFICATION_FAILED.raise(e);
        }
    }
}
