package dev.consilium.worklist;

import dev.consilium.annotation.Flag;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A reading its reader handed in, as they handed it in last; nothing of what became of it. @param labels names of the classes */
public record OwnReading(
        String caseId,
        Instant submittedAt,
        List<String> labels,
        @Nullable Double confidence,
        Set<Flag> flags) {}
