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
class ReadingMaterials implements TaskMaterials {
    private final Cases cases;
    private final Readings readings;
    private final SeriesGrids grids;

    ReadingMaterials(Cases cases, Readings readings, SeriesGrids grids) {
        this.cases = cases;
        this.readings = readings;
        this.grids = grids;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.READING;
    }

    @Override
    public @Nullable TaskMaterial material(WorklistItem item, Actor holder) {
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
