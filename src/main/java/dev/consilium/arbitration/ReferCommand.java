package dev.consilium.arbitration;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.consilium.annotation.EdgeCategory;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * An arbiter's statement that others must settle the case. The {@code decision} member of {@code POST /api/tasks/{id}/complete}.
 *
 * @param category of an edge case, and only of one
 * @param comment the reason, in the arbiter's words; @param password the arbiter's own, entered again to sign
 */
public record ReferCommand(
        @NotNull Kind kind,
        @Nullable EdgeCategory category,
        @Size(max = 4000) @Nullable String comment,
        @NotBlank String password) {

    /** Whom it goes to. In JSON as the form has it. */
    public enum Kind {
        @JsonProperty("refer-to-panel")
        PANEL,
        @JsonProperty("edge-case")
        EDGE_CASE,
        @JsonProperty("unusable")
        UNUSABLE_IMAGE
    }

    /** The password reaches no log. */
    @Override
    public String toString() {
        return "ReferCommand[" + kind + "]";
    }
}
