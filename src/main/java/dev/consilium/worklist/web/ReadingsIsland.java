package dev.consilium.worklist.web;

import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelKind;
import dev.consilium.annotation.LabelRegions;
import dev.consilium.annotation.LabelSchema.LabelClass;
import dev.consilium.arbitration.FeedbackItems.FeedbackItem;
import dev.consilium.arbitration.LesionDrawing;
import dev.consilium.worklist.CaseView;
import dev.consilium.worklist.ComparesLesions;
import dev.consilium.worklist.FeedbackOutlines;
import dev.consilium.worklist.TaskKind;
import dev.consilium.worklist.TaskMaterial;
import dev.consilium.worklist.TaskView;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the browser's island for readings over the images is told. */
@Component
class ReadingsIsland {

    /** What a form says beside findings it is started from. */
    private static final Map<TaskKind, Map<String, String>> STARTS = new EnumMap<>(Map.of(
            TaskKind.ARBITRATION, Map.of("kind", "author"),
            TaskKind.PANEL_VOTE, Map.of("kind", "author"),
            TaskKind.CHAIR_DECISION, Map.of("kind", "author"),
            TaskKind.SPECIALIST_REVIEW, Map.of("kind", "correct"),
            TaskKind.BOARD_OPINION, Map.of("outcome", "decided"),
            TaskKind.BOARD_CHAIR, Map.of("outcome", "decided")));

    private final ServletContext context;

    ReadingsIsland(ServletContext context) {
        this.context = context;
    }

    /** A reading under its number; what the case came to is {@link LesionDrawing#TRUTH}. */
    record Numbered(int reader, List<Label> labels) {}

    /** Null where the task shows no readings, or nothing could be done with them. */
    @Nullable
    Map<String, Object> of(TaskView view) {
        TaskMaterial material = view.material();
        if (material == null || material.shown().isEmpty()) {
            return null;
        }
        List<Numbered> readings = new ArrayList<>(material.shown().stream()
                .map(reading -> new Numbered(reading.number(), reading.labels()))
                .toList());
        if (material.truth() != null) {
            readings.add(new Numbered(LesionDrawing.TRUTH, material.truth()));
        }
        boolean answered = material instanceof ComparesLesions compared && compared.comparison() != null;
        Map<String, Object> props = new HashMap<>();
        if (!answered && anyRegion(readings)) {
            props.put("outlines", address("/api/tasks/" + view.task().id() + "/outlines"));
        }
        List<LabelClass> findings = findings(view);
        if (!findings.isEmpty() && STARTS.containsKey(view.task().kind())) {
            props.put("start", STARTS.get(view.task().kind()));
        }
        return props.isEmpty() ? null : with(props, readings, findings);
    }

    /** One's own reading beside what the case came to; null where neither marks a place. */
    @Nullable
    Map<String, Object> of(FeedbackItem item, CaseView view) {
        List<Numbered> readings = FeedbackOutlines.drawn(view).entrySet().stream()
                .map(one -> new Numbered(one.getKey(), one.getValue()))
                .toList();
        return anyRegion(readings)
                ? with(
                        Map.of("own", true, "outlines", address("/api/me/feedback/" + item.id() + "/outlines")),
                        readings,
                        List.of())
                : null;
    }

    private static Map<String, Object> with(
            Map<String, Object> props, List<Numbered> readings, List<LabelClass> classes) {
        Map<String, Object> all = new HashMap<>(props);
        all.put("readings", readings);
        all.put("classes", classes);
        return all;
    }

    private String address(String path) {
        return context.getContextPath() + path;
    }

    private static boolean anyRegion(Collection<Numbered> readings) {
        return readings.stream()
                .flatMap(reading -> reading.labels().stream())
                .anyMatch(label -> LabelRegions.has(label.kind()));
    }

    private static List<LabelClass> findings(TaskView view) {
        return Objects.requireNonNullElse(view.classes(), List.<LabelClass>of()).stream()
                .filter(one -> one.kind() == LabelKind.FINDING)
                .toList();
    }
}
