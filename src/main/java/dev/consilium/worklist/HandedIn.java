package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;

/** The answer to a completed task; the same for a repeated request. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HandedIn(String task, String outcome) {
    static HandedIn completed(String taskId) {
        return new HandedIn(taskId, "completed");
    }
}
