package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person entered for a task. Whether the task is still open it does not say: that would tell what others did.
 *
 * @param mine the person holds the task and may go on
 * @param lost it was handed in, but too late
 * @param version changes with the content
 * @param content members as for handing in
 */
public record TaskDraft(
        String task,
        String name,
        TaskKind kind,
        String project,
        @JsonProperty("case") @Nullable String caseId,
        boolean mine,
        boolean lost,
        Instant savedAt,
        String version,
        JsonNode content) {}
