package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.consilium.common.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which tasks went to the person and which did not. */
public record AssignedTasks(List<String> given, List<Refused> refused) {

    /** @param name of the task, null for one that is not there; @param code and sentence say why */
    public record Refused(
            String task,
            @Nullable String name,
            @JsonProperty("case") @Nullable String caseId,
            String code,
            String sentence) {

        static Refused of(String task, @Nullable WorklistItem item, Refusal refusal) {
            return new Refused(
                    task,
                    item == null ? null : item.name(),
                    item == null ? null : item.caseId(),
                    refusal.code(),
                    refusal.sentence());
        }
    }
}
