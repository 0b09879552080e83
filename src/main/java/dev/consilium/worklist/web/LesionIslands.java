package dev.consilium.worklist.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.consilium.annotation.Label;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the browser's islands for lesions and marked places are told. */
@Component
class LesionIslands {
    private static final Set<String> REGIONS = Set.of("box", "mask");

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
                    classes(view),
                    "grid",
                    canvas.grid(),
                    "labels",
                    drafted(view, canvas.labels()),
                    "masks",
                    masks(view));
        }
        if (view.material() instanceof ReviewMaterial review && !classes(view).isEmpty()) {
            return Map.of(
                    "classes",
                    classes(view),
                    "grid",
                    review.images(),
                    "labels",
                    drafted(view, List.of()),
                    "masks",
                    masks(view),
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
                classes(view),
                "grid",
                Objects.requireNonNull(material.comparison()).grid(),
                "labels",
                drafted(view, List.of()),
                "masks",
                masks(view),
                "from",
                drawn(material),
                "kinds",
                List.of("edit", "author", "per-lesion"));
    }

    /** Where masks are put, and seen by whoever may see a label that names them. */
    private String masks(TaskView view) {
        return context.getContextPath() + "/api/tasks/" + view.task().id() + "/masks";
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
        return labels.isArray() && onlyRegions(labels) ? labels : otherwise;
    }

    private static boolean onlyRegions(JsonNode labels) {
        return StreamSupport.stream(labels.spliterator(), false)
                .allMatch(label -> REGIONS.contains(label.path("kind").asText()));
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
                                .filter(label -> LabelRegions.has(label.kind()))
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
                        classes(view),
                        "grid",
                        comparison.grid(),
                        "lesions",
                        comparison.lesions(),
                        "preview",
                        context.getContextPath() + view.series().preview(),
                        "outlines",
                        context.getContextPath() + "/api/tasks/" + view.task().id() + "/outlines")
                : null;
    }

    private static List<LabelSchema.LabelClass> classes(TaskView view) {
        return Objects.requireNonNullElse(view.classes(), List.<LabelSchema.LabelClass>of()).stream()
                .filter(c -> LabelRegions.has(c.kind()))
                .toList();
    }
}
