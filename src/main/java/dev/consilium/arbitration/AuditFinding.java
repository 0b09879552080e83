package dev.consilium.arbitration;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing an auditor found.
 *
 * @param reader number of the reading it is about, for READING only
 * @param text for the readers concerned too; @param places where in the pictures, for a reading that goes back
 */
public record AuditFinding(
        @NotNull Severity severity,
        @NotNull About about,
        @Nullable Integer reader,
        @NotBlank @Size(max = 2000) String text,
        @Nullable @Valid @Size(max = 50) List<Place> places) {

    /** How much it weighs; what is CRITICAL cannot be passed. */
    public enum Severity {
        @JsonProperty("minor")
        MINOR,
        @JsonProperty("major")
        MAJOR,
        @JsonProperty("critical")
        CRITICAL
    }

    /** What it is about. */
    public enum About {
        @JsonProperty("truth")
        TRUTH,
        @JsonProperty("reading")
        READING,
        @JsonProperty("decision")
        DECISION,
        @JsonProperty("process")
        PROCESS
    }
}
