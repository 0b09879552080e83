package dev.consilium.annotation;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a reader hands in. The JSON body of {@code POST /api/tasks/{id}/complete} for a reading.
 *
 * @param edgeCategory with the flag {@code edge-case}, and only with it
 */
public record SubmitAnnotationCommand(
        @NotNull @Size(max = 500) List<Label> labels,
        @DecimalMin("0") @DecimalMax("1") @Nullable Double confidence,
        Set<Flag> flags,
        @Size(max = 4000) @Nullable String comment,
        @Nullable EdgeCategory edgeCategory) {

    public SubmitAnnotationCommand {
        flags = flags == null ? Set.of() : Set.copyOf(flags);
    }

    /** A reading that is no edge case. */
    public SubmitAnnotationCommand(
            List<Label> labels, @Nullable Double confidence, Set<Flag> flags, @Nullable String comment) {
        this(labels, confidence, flags, comment, null);
    }
}
