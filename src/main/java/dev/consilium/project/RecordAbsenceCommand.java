package dev.consilium.project;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param until not part of it any more; @param deputy user name of who takes over, null for nobody */
public record RecordAbsenceCommand(
        @NotNull Instant from,
        @NotNull Instant until,
        @Nullable @Size(max = 64) String deputy) {}
