package dev.consilium.worklist;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What the data manager decided on a series in quarantine. */
record QuarantineDecision(
        boolean released, @NotBlank @Size(max = 1000) String reason) {}
