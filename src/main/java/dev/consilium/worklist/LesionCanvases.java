package dev.consilium.worklist;

import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelRegions;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.identity.Actor;
import dev.consilium.project.Case;
import dev.consilium.project.Cases;
import dev.consilium.study.SeriesGrids;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where lesions are to be marked: the grid they lie on, and for a correction those the reader marked before. */
@Component
public class LesionCanvases {
    private final Worklist worklist;
    private final Cases cases;
    private final Readings readings;
    private final SeriesGrids grids;

    LesionCanvases(Worklist worklist, Cases cases, Readings readings, SeriesGrids grids) {
        this.worklist = worklist;
        this.cases = cases;
        this.readings = readings;
        this.grids = grids;
    }

    /** Null unless this person holds the task and reads a case whose readers mark lesions. @throws dev.consilium.common.Refusal NOT_FOUND */
    public @Nullable LesionCanvas of(String taskId, Actor holder) {
        WorklistItem item = worklist.visible(taskId, holder);
        if (item.kind() != TaskKind.READING || !item.isHeldBy(holder)) {
            return null;
        }
        Case read = cases.get(item.requireCase());
        if (cases.schemaOf(read.id()).classes().stream().noneMatch(c -> LabelRegions.has(c.kind()))) {
            return null;
        }
        return new LesionCanvas(grids.of(read.seriesId()).shape(), before(item, holder));
    }

    private List<Label> before(WorklistItem item, Actor holder) {
        if (item.readingId() == null) {
            return List.of();
        }
        return readings
                .find(item.readingId(), holder)
                .map(Reading::annotation)
                .map(Annotation::labels)
                .orElse(List.of())
                .stream()
                .filter(label -> LabelRegions.has(label.kind()))
                .toList();
    }
}
