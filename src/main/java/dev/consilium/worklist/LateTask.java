package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An open task that is late or was reminded of. @param holder user name, null while nobody holds it and for an auditor */
public record LateTask(
        String id,
        String element,
        String name,
        TaskKind kind,
        @JsonProperty("case") @Nullable String caseId,
        @JsonProperty("series") @Nullable String seriesId,
        String role,
        boolean held,
        @Nullable String holder,
        String priority,
        Instant createdAt,
        @Nullable Instant due,
        @Nullable Sla sla,
        boolean reminded) {}
