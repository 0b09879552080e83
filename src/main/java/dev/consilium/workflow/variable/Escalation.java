package dev.consilium.workflow.variable;

import java.util.Arrays;
import java.util.Optional;

/** How uncertainty moves up. */
public enum Escalation {
    UNCERTAIN("Esc_Uncertain");

    private final String code;

    Escalation(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<Escalation> ofCode(String code) {
        return Arrays.stream(values())
                .filter(escalation -> escalation.code.equals(code))
                .findFirst();
    }
}
