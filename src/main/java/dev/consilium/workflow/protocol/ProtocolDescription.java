package dev.consilium.workflow.protocol;

import dev.consilium.annotation.LabelSchema;
import dev.consilium.identity.Role;
import dev.consilium.project.ProtocolVersion;
import dev.consilium.project.StaffNeed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a deployed protocol asks of people, as its files say it.
 *
 * @param readings rules of its staffing table, the first that fits a case decides
 * @param needs people one case may need at most on its way, one entry per duty and level
 * @param tasks everything somebody may be asked to do
 * @param steps the diagram that the protocol begins with, as a list
 */
public record ProtocolDescription(
        ProtocolVersion version,
        List<LabelSchema.LabelClass> classes,
        List<Readings> readings,
        List<StaffNeed> needs,
        List<Task> tasks,
        List<Step> steps) {

    /**
     * @param modality and {@code priority} as the table has them, null for every one
     * @param level group of the readers; durations in ISO 8601
     */
    public record Readings(
            @Nullable String modality,
            @Nullable String priority,
            int readers,
            @Nullable Role level,
            @Nullable String remindAfter,
            @Nullable String dueAfter,
            @Nullable String escalateAfter) {}

    /** @param roles who may take it; @param dueAfter in ISO 8601, null where the protocol sets no fixed one */
    public record Task(
            String name, List<Role> roles, @Nullable String dueAfter) {}

    /** An element of the diagram. */
    public record Step(String name, StepKind kind, List<Way> ways) {}

    /** Where a step leads. @param when what has to be so, or to happen, for it; null where it is the only way */
    public record Way(@Nullable String when, String to) {}

    /** What happens at a step. */
    public enum StepKind {
        START,
        PERSON,
        AUTOMATIC,
        TABLE,
        PART,
        CHOICE,
        WAIT,
        END
    }
}
