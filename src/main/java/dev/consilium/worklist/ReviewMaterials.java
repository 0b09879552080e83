package dev.consilium.worklist;

import dev.consilium.arbitration.ReviewPresentation;
import dev.consilium.arbitration.ReviewView;
import dev.consilium.identity.Actor;
import dev.consilium.project.Cases;
import dev.consilium.study.SeriesCatalogue;
import dev.consilium.study.SeriesGrids;
import dev.consilium.workflow.task.TaskDesk;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The readings under their aliases, why the case is here, and what the machine says of both readings and pictures. */
@Component
class ReviewMaterials implements TaskMaterials {

    private final ReviewPresentation presentation;
    private final Cases cases;
    private final SeriesCatalogue catalogue;
    private final SeriesGrids grids;
    private final TaskDesk desk;
    private final AgreementPanels panels;

    ReviewMaterials(
            ReviewPresentation presentation,
            Cases cases,
            SeriesCatalogue catalogue,
            SeriesGrids grids,
            TaskDesk desk,
            AgreementPanels panels) {
        this.presentation = presentation;
        this.cases = cases;
        this.catalogue = catalogue;
        this.grids = grids;
        this.desk = desk;
        this.panels = panels;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.SPECIALIST_REVIEW;
    }

    @Override
    public Map<String, List<Choices.Choice>> options(WorklistItem item, Actor holder) {
        return Map.of(
                "readers",
                Choices.readers(presentation.of(item.requireCase(), holder).readings().stream()
                        .map(ReviewView.ReviewedReading::reading)
                        .toList()));
    }

    @Override
    public ReviewMaterial material(WorklistItem item, Actor holder) {
        String seriesId = cases.get(item.requireCase()).seriesId();
        return new ReviewMaterial(
                presentation.of(item.requireCase(), holder),
                catalogue.findings(seriesId),
                grids.of(seriesId).shape(),
                desk.find(item.taskId(), Variables.REWORK_LIMIT).orElse(0),
                panels.of(item.requireCase()));
    }
}
