package dev.consilium.arbitration;

import dev.consilium.annotation.Label;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An arbiter's decision. The {@code decision} member of {@code POST /api/tasks/{id}/complete}.
 *
 * @param reader number of the chosen or edited reading, for CHOOSE and EDIT
 * @param labels the resulting labels, for EDIT and AUTHOR; for PER_LESION what stands beside the lesions presented
 * @param reasonCode one of the codes the form offers; @param password the arbiter's own, entered again to sign
 * @param lesions one answer for each lesion presented, for PER_LESION
 */
public record DecideCommand(
        @NotNull Kind kind,
        @Nullable Integer reader,
        @Nullable @Valid List<Label> labels,
        @NotBlank @Size(max = 64) String reasonCode,
        @Size(max = 4000) @Nullable String comment,
        @NotBlank String password,
        @Nullable List<LesionAnswer> lesions) {

    public DecideCommand(
            Kind kind,
            @Nullable Integer reader,
            @Nullable List<Label> labels,
            String reasonCode,
            @Nullable String comment,
            String password) {
        this(kind, reader, labels, reasonCode, comment, password, null);
    }

    /** In JSON in lower case. */
    public enum Kind {
        @com.fasterxml.jackson.annotation.JsonProperty("choose")
        CHOOSE,
        @com.fasterxml.jackson.annotation.JsonProperty("edit")
        EDIT,
        @com.fasterxml.jackson.annotation.JsonProperty("author")
        AUTHOR,
        @com.fasterxml.jackson.annotation.JsonProperty("ambiguous")
        AMBIGUOUS,
        @com.fasterxml.jackson.annotation.JsonProperty("per-lesion")
        PER_LESION,
        /** Of the edge-case board alone: the case is not for the dataset. */
        @com.fasterxml.jackson.annotation.JsonProperty("exclude")
        EXCLUDE;

        /** Whether it comes to labels; where it does not, there is nothing to differ from. */
        public boolean labelled() {
            return this != AMBIGUOUS && this != EXCLUDE;
        }
    }

    /** Neither labels nor the password reach a log. */
    @Override
    public String toString() {
        return "DecideCommand[" + kind + "]";
    }
}
