package dev.consilium.worklist;

import dev.consilium.arbitration.ArbitrationView;
import dev.consilium.arbitration.Arbitrations;
import dev.consilium.identity.Actor;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The readings under their aliases, to choose among, and how far they agree. */
@Component
class ArbitrationMaterials implements TaskMaterials {

    private final Arbitrations arbitrations;
    private final LesionComparisons comparisons;
    private final AgreementPanels panels;

    ArbitrationMaterials(Arbitrations arbitrations, LesionComparisons comparisons, AgreementPanels panels) {
        this.arbitrations = arbitrations;
        this.comparisons = comparisons;
        this.panels = panels;
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
    public ArbitrationMaterial material(WorklistItem item, Actor holder) {
        ArbitrationView presented = arbitrations.present(item.requireCase(), holder);
        return new ArbitrationMaterial(
                comparisons.of(item.requireCase()), panels.of(item.requireCase()), presented.readings());
    }
}
