package dev.consilium.workflow.variable;

import java.util.Arrays;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.BpmnError;

/** Business faults a delegate may raise and a diagram may catch. */
public enum ProtocolError {
    DEIDENTIFICATION_FAILED("Err_DeidentificationFailed"),
    UNUSABLE_IMAGE("Err_UnusableImage");

    private final String code;

    ProtocolError(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public BpmnError raise(Exception cause) {
        return new BpmnError(code, code, cause);
    }

    public static Optional<ProtocolError> ofCode(String code) {
        return Arrays.stream(values()).filter(error -> error.code.equals(code)).findFirst();
    }
}
