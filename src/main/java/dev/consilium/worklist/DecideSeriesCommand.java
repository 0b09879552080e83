package dev.consilium.worklist;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;

/** One decision on several series in quarantine. @param decision {@code release} or {@code reject} */
public record DecideSeriesCommand(
        @NotEmpty @Size(max = 100) List<@NotBlank @Size(max = 36) String> series,
        @NotBlank String decision,
        @NotBlank @Size(max = 1000) String reason) {}
