package dev.consilium.workflow.delegate;

import dev.consilium.study.DuplicateDetection;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Counts objects that the project already has. */
@Component
class DetectDuplicatesDelegate implements ProtocolDelegate {

    private final DuplicateDetection detection;

    DetectDuplicatesDelegate(DuplicateDetection detection) {
        this.detection = detection;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Detect duplicates",
                "Compares decoded pixels, SOP Instance UIDs and the looks of images with everything the project already holds.",
                List.of(Variables.SERIES_ID),
                List.of(
                        Variables.EXACT_DUPLICATES,
                        Variables.CONFLICTING_UIDS,
                        Variables.NEAR_DUPLICATES,
                        Variables.PATIENT_LEAKS));
    }

    @Override
    public void execute(DelegateExecution execution) {
        DuplicateDetection.Duplicates duplicates = detection.detect(Variables.SERIES_ID.require(execution));
        Variables.EXACT_DUPLICATES.set(execution, duplicates.exact());
        Variables.CONFLICTING_UIDS.set(execution, duplicates.conflictingUids());
        Variables.NEAR_DUPLICATES.set(execution, duplicates.near());
        Variables.PATIENT_LEAKS.set(execution, duplicates.leaks());
    }
}
