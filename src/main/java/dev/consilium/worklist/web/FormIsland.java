package dev.consilium.worklist.web;

import dev.consilium.arbitration.ReviewCommand;
import dev.consilium.worklist.TaskDraft;
import dev.consilium.worklist.TaskDrafts;
import dev.consilium.worklist.TaskKind;
import dev.consilium.worklist.TaskView;
import jakarta.servlet.ServletContext;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the browser's form island is told: schema, starting data, where the answer goes and where to go then. */
@Component
class FormIsland {
    private static final Set<TaskKind> SIGNED = EnumSet.of(
            TaskKind.SPECIALIST_REVIEW,
            TaskKind.ARBITRATION,
            TaskKind.PANEL_VOTE,
            TaskKind.CHAIR_DECISION,
            TaskKind.AUDIT,
            TaskKind.BOARD_OPINION,
            TaskKind.BOARD_CHAIR,
            TaskKind.QUARANTINE);

    private static final List<String> DECIDING = Arrays.stream(ReviewCommand.Kind.values())
            .filter(ReviewCommand.Kind::decides)
            .map(ReviewCommand.Kind::code)
            .toList();

    private final MessageSource messages;
    private final Moments moments;
    private final ServletContext context;

    FormIsland(MessageSource messages, Moments moments, ServletContext context) {
        this.messages = messages;
        this.moments = moments;
        this.context = context;
    }

    Map<String, Object> of(TaskView view) {
        String kind = view.task().kind().code();
        String done = context.getContextPath() + "/?done=" + kind + caseOf(view);
        Map<String, Object> props = new HashMap<>();
        props.put("schema", Objects.requireNonNull(view.form()));
        props.put("data", Objects.requireNonNull(view.data()));
        props.put("url", context.getContextPath() + "/api/tasks/" + view.task().id() + "/complete");
        props.put("draft", draft(view));
        props.put("next", done);
        props.put("submit", message(kind + ".submit"));
        props.put("following", following(view, done));
        props.put("attention", attention(view));
        if (view.task().kind() == TaskKind.READING) {
            props.put(
                    "check",
                    context.getContextPath() + "/api/tasks/" + view.task().id() + "/check");
        }
        if (SIGNED.contains(view.task().kind())) {
            props.put("meaning", message(kind + ".meaning"));
        }
        if (view.task().kind() == TaskKind.SPECIALIST_REVIEW) {
            props.put("signs", Map.of("field", "kind", "values", DECIDING));
        }
        if (view.task().kind() == TaskKind.QUARANTINE) {
            props.put("signs", Map.of("beside", true));
        }
        return props;
    }

    /** Where to ask for another task once this one is handed in, and where it is shown. */
    private Map<String, Object> following(TaskView view, String done) {
        String root = context.getContextPath();
        return Map.of(
                "label", message("task.submit-next"),
                "url", root + "/api/tasks/" + view.task().id() + "/next",
                "task", root + "/tasks/",
                "none", done + "&next=none");
    }

    /** Where the time worked on the task is told, and the guideline it is shown with. */
    private Map<String, Object> attention(TaskView view) {
        Map<String, Object> props = new HashMap<>();
        props.put("url", context.getContextPath() + "/api/tasks/" + view.task().id() + "/time");
        props.put(
                "guideline", view.guideline() == null ? null : view.guideline().version());
        return props;
    }

    private static String caseOf(TaskView view) {
        String caseId = view.task().caseId();
        return caseId == null ? "" : "&case=" + caseId;
    }

    /** Where what is entered is kept, and what was entered before. */
    private Map<String, Object> draft(TaskView view) {
        Map<String, Object> props = new HashMap<>();
        props.put("url", context.getContextPath() + "/api/tasks/" + view.task().id() + "/draft");
        TaskDraft kept = view.draft();
        props.put("version", kept == null ? TaskDrafts.NONE : kept.version());
        if (kept != null && kept.content().path("form").isObject()) {
            props.put("data", kept.content().path("form"));
            props.put("restored", message("draft.restored", moments.text(kept.savedAt())));
            props.put("discard", message("draft.discard"));
        }
        return props;
    }

    private String message(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
