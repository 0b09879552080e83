package dev.consilium.worklist;

import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.identity.Actor;
import dev.consilium.project.Case;
import dev.consilium.project.Cases;
import dev.consilium.study.SeriesGrids;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where lesions are to be marked, and what somebody asks the reader of a reading that was sent back. */
@Component
class ReadingMaterials implements TaskMaterials {
    private final Cases cases;
    private final Readings readings;
    private final SeriesGrids grids;
    private final SentBack sentBack;

    ReadingMaterials(Cases cases, Readings readings, SeriesGrids grids, SentBack sentBack) {
        this.cases = cases;
        this.readings = readings;
        this.grids = grids;
        this.sentBack = sentBack;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.READING;
    }

    @Override
    public @Nullable TaskMaterial material(WorklistItem item, Actor holder) {
        Case read = cases.get(item.requireCase());
        LesionCanvas canvas = canvas(read, item, holder);
        ReworkMaterial returned = returned(read, item);
        return canvas == null && returned == null ? null : new ReadingMaterial(canvas, returned);
    }

    private @Nullable LesionCanvas canvas(Case read, WorklistItem item, Actor holder) {
        boolean lesions = cases.schemaOf(read.id()).classes().stream()
                .anyMatch(c -> c.kind().placed());
        return lesions ? new LesionCanvas(grids.of(read.seriesId()).shape(), before(item, holder)) : null;
    }

    private @Nullable ReworkMaterial returned(Case read, WorklistItem item) {
        return sentBack.find(item)
                .map(request ->
                        ReworkMaterial.of(request, grids.of(read.seriesId()).shape()))
                .orElse(null);
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
                .filter(label -> label.kind().placed())
                .toList();
    }
}
