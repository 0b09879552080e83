package dev.consilium.arbitration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An auditor's verdict. The {@code decision} member of {@code POST /api/tasks/{id}/complete}.
 *
 * @param findings needed for REWORK, one about each reading that goes back, and for FAILED
 * @param comment for those who oversee the project; @param password the auditor's own, entered again to sign
 */
public record AuditCommand(
        @NotNull AuditVerdict verdict,
        @Nullable @Valid @Size(max = 50) List<AuditFinding> findings,
        @Size(max = 4000) @Nullable String comment,
        @NotBlank String password) {

    /** Neither what was found nor the password reaches a log. */
    @Override
    public String toString() {
        return "AuditCommand[" + verdict + "]";
    }
}
