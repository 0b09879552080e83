package dev.consilium.workflow.variable;

import java.util.Arrays;
import java.util.Optional;

/** How a case moves up, or to whoever can help, without anything having gone wrong. */
public enum Escalation {
    UNCERTAIN("Esc_Uncertain"),
    EDGE_CASE("Esc_EdgeCase"),
    LATE("Esc_Late"),
    REWORK_EXHAUSTED("Esc_ReworkExhausted"),
    CONFLICT_OF_INTEREST("Esc_ConflictOfInterest"),
    MISSING_INFORMATION("Esc_MissingInformation");

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
