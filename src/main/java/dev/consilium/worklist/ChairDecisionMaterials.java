package dev.consilium.worklist;

import dev.consilium.arbitration.panel.PanelChair;
import dev.consilium.identity.Actor;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The readings and the votes under their aliases, for the chair of a split panel. */
@Component
class ChairDecisionMaterials implements TaskMaterials {

    private final PanelChair chair;
    private final LesionComparisons comparisons;

    ChairDecisionMaterials(PanelChair chair, LesionComparisons comparisons) {
        this.chair = chair;
        this.comparisons = comparisons;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.CHAIR_DECISION;
    }

    @Override
    public Map<String, List<Choices.Choice>> options(WorklistItem item, Actor holder) {
        return Map.of(
                "readers",
                Choices.readers(chair.present(item.requireCase(), holder).readings()));
    }

    @Override
    public TaskMaterial material(WorklistItem item, Actor holder) {
        return PanelSplit.of(chair.present(item.requireCase(), holder), comparisons.of(item.requireCase()));
    }
}
