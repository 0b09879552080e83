package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What a person is asked to do; follows from the form the diagram names. */
public enum TaskKind {
    READING("first-read"),
    ARBITRATION("senior-arbitration"),
    QUARANTINE("quarantine-review");

    private final String form;

    TaskKind(String form) {
        this.form = form;
    }

    static TaskKind ofForm(String form) {
        return Arrays.stream(values())
                .filter(kind -> kind.form.equals(form))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no task page for the form " + form));
    }

    /** Lower case, as in JSON and in the names of templates. */
    @JsonValue
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
