package dev.consilium.arbitration;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.consilium.annotation.EdgeCategory;
import dev.consilium.annotation.Label;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a specialist says of the readings of a case. The {@code decision} member of {@code POST /api/tasks/{id}/complete}.
 *
 * @param reader number of the reading: needed to accept and to return, possible to correct
 * @param labels the resulting labels, to correct
 * @param reasonCode one of the codes the form offers: needed to accept, correct and return
 * @param edgeCategory of an edge case
 * @param comment needed to return a reading and for an unusable image; a returned reading's reader sees it
 * @param places to return: where its reader should look
 * @param password the specialist's own, entered again to sign: needed to accept and to correct
 */
public record ReviewCommand(
        @NotNull Kind kind,
        @Nullable Integer reader,
        @Nullable @Valid List<Label> labels,
        @Size(max = 64) @Nullable String reasonCode,
        @Nullable EdgeCategory edgeCategory,
        @Size(max = 4000) @Nullable String comment,
        @Nullable @Valid @Size(max = 50) List<Place> places,
        @Nullable String password) {

    /** In JSON in lower case with hyphens. */
    public enum Kind {
        @JsonProperty("accept")
        ACCEPT,
        @JsonProperty("correct")
        CORRECT,
        @JsonProperty("return")
        RETURN,
        @JsonProperty("uncertain")
        UNCERTAIN,
        @JsonProperty("edge-case")
        EDGE_CASE,
        @JsonProperty("unusable")
        UNUSABLE;

        /** Becomes a decision, which is signed. */
        public boolean decides() {
            return this == ACCEPT || this == CORRECT;
        }

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Neither labels nor the password reach a log. */
    @Override
    public String toString() {
        return "ReviewCommand[" + kind + "]";
    }
}
