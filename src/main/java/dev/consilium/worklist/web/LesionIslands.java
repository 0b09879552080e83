package dev.consilium.worklist.web;

import dev.consilium.annotation.LabelRegions;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.identity.Actor;
import dev.consilium.worklist.LesionCanvas;
import dev.consilium.worklist.LesionCanvases;
import dev.consilium.worklist.LesionComparison;
import dev.consilium.worklist.TaskView;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the browser's islands for lesions are told. */
@Component
class LesionIslands {
    private final LesionCanvases canvases;
    private final ServletContext context;

    LesionIslands(LesionCanvases canvases, ServletContext context) {
        this.canvases = canvases;
        this.context = context;
    }

    /** Of a reading whose reader marks lesions; null for any other task. */
    @Nullable
    Map<String, Object> marking(TaskView view, Actor viewer) {
        LesionCanvas canvas = canvases.of(view.task().id(), viewer);
        return canvas == null
                ? null
                : Map.of("classes", classes(view), "grid", canvas.grid(), "labels", canvas.labels());
    }

    /** Of an arbitration on lesions; null for any other task. */
    @Nullable
    Map<String, Object> comparing(TaskView view) {
        return view.material() instanceof LesionComparison comparison
                ? Map.of(
                        "classes",
                        classes(view),
                        "grid",
                        comparison.grid(),
                        "lesions",
                        comparison.lesions(),
                        "preview",
                        context.getContextPath() + view.series().preview())
                : null;
    }

    private static List<LabelSchema.LabelClass> classes(TaskView view) {
        return Objects.requireNonNullElse(view.classes(), List.<LabelSchema.LabelClass>of()).stream()
                .filter(c -> LabelRegions.has(c.kind()))
                .toList();
    }
}
