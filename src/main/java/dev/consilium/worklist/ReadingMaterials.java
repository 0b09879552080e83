package dev.consilium.worklist;

import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelRegions;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.arbitration.Reworks;
import dev.consilium.identity.Actor;
import dev.consilium.project.Case;
import dev.consilium.project.Cases;
import dev.consilium.study.SeriesGrids;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where lesions are to be marked, with those the reader marked before, and what somebody asks of a reading that was sent back. */
@Component
class ReadingMaterials implements TaskMaterials {
    private final Cases cases;
    private final Readings readings;
    private final SeriesGrids grids;
    private final Reworks reworks;

    ReadingMaterials(Cases cases, Readings readings, SeriesGrids grids, Reworks reworks) {
        this.cases = cases;
        this.readings = readings;
        this.grids = grids;
        this.reworks = reworks;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.READING;
    }

    @Override
    public @Nullable TaskMaterial material(WorklistItem item, Actor holder) {
        LesionCanvas lesions = lesions(item, holder);
        ReworkMaterial rework = rework(item);
        return lesions == null && rework == null ? null : new ReadingMaterial(lesions, rework);
    }

    private @Nullable ReworkMaterial rework(WorklistItem item) {
        return item.readingId() == null
                ? null
                : reworks.picked(item.readingId()).map(ReworkMaterial::of).orElse(null);
    }

    private @Nullable LesionCanvas lesions(WorklistItem item, Actor holder) {
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
