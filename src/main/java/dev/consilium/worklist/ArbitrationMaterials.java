package dev.consilium.worklist;

import dev.consilium.arbitration.Arbitrations;
import dev.consilium.identity.Actor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The readings under their aliases, to choose among. */
@Component
class ArbitrationMaterials implements TaskMaterials {

    private final Arbitrations arbitrations;
    private final LesionComparisons comparisons;

    ArbitrationMaterials(Arbitrations arbitrations, LesionComparisons comparisons) {
        this.arbitrations = arbitrations;
        this.comparisons = comparisons;
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
        return comparisons.of(item.requireCase());
    }
}
