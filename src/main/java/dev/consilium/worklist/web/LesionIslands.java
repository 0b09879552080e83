package dev.consilium.worklist.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelKind;
import dev.consilium.annotation.LabelRegions;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.worklist.ComparesLesions;
import dev.consilium.worklist.LesionCanvas;
import dev.consilium.worklist.LesionComparison;
import dev.consilium.worklist.ReadingMaterial;
import dev.consilium.worklist.ReviewMaterial;
import dev.consilium.worklist.TaskDraft;
import dev.consilium.worklist.TaskMaterial;
import dev.consilium.worklist.TaskView;
import jakarta.servlet.ServletContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the browser's islands for lesions and marked places are told. */
@Component
class LesionIslands {
    private static final Set<String> PLACED = Arrays.stream(LabelKind.values())
            .filter(LabelKind::placed)
            .map(LabelKind::code)
            .collect(Collectors.toSet());

    private final ServletContext context;

    LesionIslands(ServletContext context) {
        this.context = context;
    }

    /** Of a reading whose reader marks lesions, and of a review or a decision whose holder may; null for any other task. */
    @Nullable
    Map<String, Object> marking(TaskView view) {
        if (view.material() instanceof ReadingMaterial reading && reading.canvas() != null) {
            LesionCanvas canvas = reading.canvas();
            return Map.of(
                    "classes",
                    placed(view),
                    "grid",
                    canvas.grid(),
                    "labels",
                    drafted(view, canvas.labels()),
                    "masks",
                    below(view, "/masks"),
                    "check",
                    below(view, "/check?unfinished=true"));
        }
        if (view.material() instanceof ReviewMaterial review && !placed(view).isEmpty()) {
            return Map.of(
                    "classes",
                    placed(view),
                    "grid",
                    review.images(),
                    "labels",
                    drafted(view, List.of()),
                    "masks",
                    below(view, "/masks"),
                    "check",
                    below(view, "/check?unfinished=true"),
                    "from",
                    drawn(review));
        }
        return view.material() instanceof ComparesLesions material && material.comparison() != null
                ? drawnAnew(view, material)
                : null;
    }

    /** Beside or instead of the lesions that readings have, with some of the answers. */
    private Map<String, Object> drawnAnew(TaskView view, ComparesLesions material) {
        return Map.of(
                "classes",
                placed(view),
                "grid",
                Objects.requireNonNull(material.comparison()).grid(),
                "labels",
                drafted(view, List.of()),
                "masks",
                below(view, "/masks"),
                "check",
                below(view, "/check?unfinished=true"),
                "from",
                drawn(material),
                "kinds",
                List.of("edit", "author", "per-lesion"));
    }

    private String below(TaskView view, String path) {
        return context.getContextPath() + "/api/tasks/" + view.task().id() + path;
    }

    /** Places to mark in a review, and those a reader is shown; null for any other task. */
    @Nullable
    Map<String, Object> marks(TaskView view) {
        if (view.material() instanceof ReviewMaterial review) {
            JsonNode entered = entered(view, "places");
            return Map.of("grid", review.images(), "entered", entered.isArray() ? entered : List.of());
        }
        return view.material() instanceof ReadingMaterial reading && reading.returned() != null
                ? Map.of(
                        "grid",
                        reading.returned().images(),
                        "places",
                        reading.returned().places())
                : null;
    }

    /** What the holder had drawn and not handed in, else what there is to begin with. */
    private static Object drafted(TaskView view, List<Label> otherwise) {
        JsonNode labels = entered(view, "labels");
        return labels.isArray() && onlyPlaced(labels) ? labels : otherwise;
    }

    private static boolean onlyPlaced(JsonNode labels) {
        return StreamSupport.stream(labels.spliterator(), false)
                .allMatch(label -> PLACED.contains(label.path("kind").asText()));
    }

    /** A member of a draft that this page has kept; missing where there is none. */
    private static JsonNode entered(TaskView view, String member) {
        TaskDraft draft = view.draft();
        return draft != null && draft.content().path("form").isObject()
                ? draft.content().path(member)
                : MissingNode.getInstance();
    }

    /** What each reading has drawn, to be taken over into a correction or a decision. */
    private static List<Map<String, Object>> drawn(TaskMaterial material) {
        return material.shown().stream()
                .map(reading -> Map.<String, Object>of(
                        "alias",
                        reading.alias(),
                        "labels",
                        reading.labels().stream()
                                .filter(label -> label.kind().placed())
                                .toList()))
                .toList();
    }

    /** Of a decision on lesions; null for any other task. */
    @Nullable
    Map<String, Object> comparing(TaskView view) {
        LesionComparison comparison =
                view.material() instanceof ComparesLesions material ? material.comparison() : null;
        return comparison != null
                ? Map.of(
                        "classes",
                        classes(view, LabelRegions::has),
                        "grid",
                        comparison.grid(),
                        "lesions",
                        comparison.lesions(),
                        "preview",
                        context.getContextPath() + view.series().preview(),
                        "outlines",
                        below(view, "/outlines"),
                        "answered",
                        answered(view))
                : null;
    }

    /** What its holder had answered and not handed in. */
    private static Object answered(TaskView view) {
        JsonNode lesions = entered(view, "decision").path("lesions");
        return lesions.isArray() ? lesions : List.of();
    }

    private static List<LabelSchema.LabelClass> placed(TaskView view) {
        return classes(view, LabelKind::placed);
    }

    private static List<LabelSchema.LabelClass> classes(TaskView view, Predicate<LabelKind> wanted) {
        return Objects.requireNonNullElse(view.classes(), List.<LabelSchema.LabelClass>of()).stream()
                .filter(c -> wanted.test(c.kind()))
                .toList();
    }
}
