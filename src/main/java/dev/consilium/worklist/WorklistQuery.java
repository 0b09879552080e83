package dev.consilium.worklist;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks somebody looks for, as it stands in the address of the page; null or blank where it does not matter.
 *
 * @param scope whose tasks: held by the person, theirs to take, or those of a project's whole team; both of the first two without one
 * @param role the level, as diagrams call it
 * @param due by the due date: past it, today (UTC), within seven days, or without one
 * @param holder whether somebody holds it; of the team's tasks only
 * @param text a part of the task's name, or the beginning of the id of its case or series, in any case of letters
 * @param page from 1
 */
public record WorklistQuery(
        @Pattern(regexp = "mine|offered|team", message = "is mine, offered or team") @Nullable
        String scope,

        @Size(max = 36) @Nullable String project,

        @Pattern(
                regexp = "annotator|specialist|senior|auditor|data-manager|designer|lead",
                message = "is not a role of a project")
        @Nullable
        String role,

        @Size(max = 16) @Nullable String modality,

        @Pattern(regexp = "urgent|routine", message = "is urgent or routine") @Nullable
        String priority,

        @Pattern(regexp = "overdue|today|week|none", message = "is overdue, today, week or none") @Nullable
        String due,

        @Pattern(regexp = "nobody|somebody", message = "is nobody or somebody") @Nullable
        String holder,

        @Size(max = 100) @Nullable String text,

        @Pattern(regexp = "urgency|due|newest|oldest", message = "is urgency, due, newest or oldest") @Nullable
        String sort,

        @Min(1) @Max(100_000) @Nullable Integer page) {

    /** Rows of a page. */
    public static final int ROWS = 50;

    static final WorklistQuery ALL = new WorklistQuery(null, null, null, null, null, null, null, null, null, null);

    public WorklistQuery {
        scope = given(scope);
        project = given(project);
        role = given(role);
        modality = given(modality);
        priority = given(priority);
        due = given(due);
        holder = given(holder);
        text = given(text);
        sort = given(sort);
    }

    /** Where both are asked for, what they hold comes with the first page. */
    public boolean isMine() {
        return scope == null ? pageNumber() == 1 : scope.equals("mine");
    }

    public boolean isOffered() {
        return scope == null || scope.equals("offered");
    }

    public boolean isTeam() {
        return "team".equals(scope);
    }

    /** Whether it leaves anything out that the scope holds. */
    public boolean isNarrow() {
        return !equals(
                new WorklistQuery(scope, isTeam() ? project : null, null, null, null, null, null, null, sort, page));
    }

    public int pageNumber() {
        return Objects.requireNonNullElse(page, 1);
    }

    public WorklistQuery onPage(int number) {
        return new WorklistQuery(
                scope, project, role, modality, priority, due, holder, text, sort, number == 1 ? null : number);
    }

    public WorklistQuery ofProject(String projectId) {
        return new WorklistQuery(scope, projectId, role, modality, priority, due, holder, text, sort, page);
    }

    private static @Nullable String given(@Nullable String parameter) {
        return parameter == null || parameter.isBlank() ? null : parameter.strip();
    }
}
