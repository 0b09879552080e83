package dev.consilium.arbitration.edgecase;

import dev.consilium.annotation.EdgeCategory;
import dev.consilium.annotation.Label;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An opinion of a member of the board, or the decision of its chair. The {@code decision} member of {@code POST
 * /api/tasks/{id}/complete}.
 *
 * @param reader number of the reading whose labels are right; @param labels or the member's own labels, an empty list for
 *     nothing there; both for decided only
 * @param tags by which the case is found again
 * @param guidelineSentence what the guideline should say of such cases
 * @param password the member's own, entered again to sign
 */
public record GiveOpinionCommand(
        @NotNull BoardOutcome outcome,
        @Nullable Integer reader,
        @Nullable @Size(max = 500) List<@NotNull @Valid Label> labels,
        @Nullable EdgeCategory category,
        @Nullable List<@NotNull String> tags,
        @NotBlank @Size(max = 2000) String reason,
        @Nullable @Size(max = 1000) String guidelineSentence,
        @NotBlank String password) {

    /** Neither labels nor the password reach a log. */
    @Override
    public String toString() {
        return "GiveOpinionCommand[" + outcome + "]";
    }
}
