package dev.consilium.worklist.web;

import dev.consilium.annotation.LabelRegions;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.arbitration.ReviewView;
import dev.consilium.worklist.LesionCanvas;
import dev.consilium.worklist.LesionComparison;
import dev.consilium.worklist.ReadingMaterial;
import dev.consilium.worklist.ReviewMaterial;
import dev.consilium.worklist.TaskView;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the browser's islands for lesions and marked places are told. */
@Component
class LesionIslands {
    private final ServletContext context;

    LesionIslands(ServletContext context) {
        this.context = context;
    }

    /** Of a reading whose reader marks lesions, or of a review whose specialist may; null for any other task. */
    @Nullable
    Map<String, Object> marking(TaskView view) {
        if (view.material() instanceof ReadingMaterial reading && reading.canvas() != null) {
            LesionCanvas canvas = reading.canvas();
            return Map.of("classes", classes(view), "grid", canvas.grid(), "labels", canvas.labels());
        }
        if (view.material() instanceof ReviewMaterial review && !classes(view).isEmpty()) {
            return Map.of(
                    "classes", classes(view), "grid", review.images(), "labels", List.of(), "from", drawn(review));
        }
        return null;
    }

    /** Places to mark in a review, and those a reader is shown; null for any other task. */
    @Nullable
    Map<String, Object> marks(TaskView view) {
        if (view.material() instanceof ReviewMaterial review) {
            return Map.of("grid", review.images());
        }
        return view.material() instanceof ReadingMaterial reading && reading.returned() != null
                ? Map.of(
                        "grid",
                        reading.returned().images(),
                        "places",
                        reading.returned().places())
                : null;
    }

    /** What each reading has drawn, to be taken over into a correction. */
    private static List<Map<String, Object>> drawn(ReviewMaterial review) {
        return review.review().readings().stream()
                .map(ReviewView.ReviewedReading::reading)
                .map(reading -> Map.<String, Object>of(
                        "alias",
                        reading.alias(),
                        "labels",
                        reading.labels().stream()
                                .filter(label -> LabelRegions.has(label.kind()))
                                .toList()))
                .toList();
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
