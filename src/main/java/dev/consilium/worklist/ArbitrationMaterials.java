package dev.consilium.worklist;

import dev.consilium.arbitration.Arbitrations;
import dev.consilium.arbitration.LesionArbitration;
import dev.consilium.arbitration.PresentedLesion;
import dev.consilium.identity.Actor;
import dev.consilium.project.Cases;
import dev.consilium.study.SeriesGrids;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The readings under their aliases, to choose among. */
@Component
class ArbitrationMaterials implements TaskMaterials {

    private final Arbitrations arbitrations;
    private final LesionArbitration lesions;
    private final Cases cases;
    private final SeriesGrids grids;

    ArbitrationMaterials(Arbitrations arbitrations, LesionArbitration lesions, Cases cases, SeriesGrids grids) {
        this.arbitrations = arbitrations;
        this.lesions = lesions;
        this.cases = cases;
        this.grids = grids;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.ARBITRATION;
    }

    @Override
    public Map<String, List<Choices.Choice>> options(WorklistItem item, Actor holder) {
        return Map.of(
                "readers",
                Choices.readers(arbitrations.present(item.requireCase(), holder).readings()));
    }

    @Override
    public @Nullable TaskMaterial material(WorklistItem item, Actor holder) {
        arbitrations.present(item.requireCase(), holder);
        List<PresentedLesion> presented = lesions.present(item.requireCase());
        return presented.isEmpty()
                ? null
                : new LesionComparison(
                        grids.of(cases.get(item.requireCase()).seriesId()).shape(), presented);
    }
}
