package dev.consilium.study;

/** One result of the quality gate: its code and a sentence that names positions (mm) or figures, never patient data. */
public record Finding(String code, Severity severity, String detail) {

    public enum Severity {
        WARN,
        FAIL
    }
}
