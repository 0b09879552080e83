package dev.consilium.workflow.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How many incidents nobody has let run again. @param oldest null where there is none */
public record OpenIncidents(int count, @Nullable Instant oldest) {}
