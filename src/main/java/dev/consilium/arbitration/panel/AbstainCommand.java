package dev.consilium.arbitration.panel;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A member has a conflict of interest and does not vote. The {@code decision} member of {@code POST /api/tasks/{id}/complete} with
 * the kind {@code abstain}.
 *
 * @param comment which conflict it is; @param password the member's own, entered again to sign
 */
public record AbstainCommand(
        @Size(max = 4000) @Nullable String comment,
        @NotBlank String password) {

    /** The password reaches no log. */
    @Override
    public String toString() {
        return "AbstainCommand";
    }
}
