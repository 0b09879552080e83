package dev.consilium.worklist;

import dev.consilium.arbitration.Arbitrations;
import dev.consilium.identity.Actor;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The readings under their aliases, to choose among. */
@Component
class ArbitrationMaterials implements TaskMaterials {

    private final Arbitrations arbitrations;

    ArbitrationMaterials(Arbitrations arbitrations) {
        this.arbitrations = arbitrations;
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
}
