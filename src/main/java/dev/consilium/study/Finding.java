package dev.consilium.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One result of the quality gate: its code and a sentence that names positions (mm) or figures, never patient data.
 *
 * @param places where in the series, as far as that can be said; at most {@link #MOST_PLACES}
 */
public record Finding(
        String code,
        Severity severity,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FindingPlace> places) {

    static final int MOST_PLACES = 1000;

    public enum Severity {
        WARN,
        FAIL
    }

    public Finding(String code, Severity severity, String detail, @Nullable List<FindingPlace> places) {
        this.code = code;
        this.severity = severity;
        this.detail = detail;
        this.places =
                places == null ? List.of() : places.stream().limit(MOST_PLACES).toList();
    }

    /** Of the series as a whole. */
    public Finding(String code, Severity severity, String detail) {
        this(code, severity, detail, List.of());
    }
}
