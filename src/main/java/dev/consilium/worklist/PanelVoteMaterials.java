package dev.consilium.worklist;

import dev.consilium.arbitration.panel.Panels;
import dev.consilium.identity.Actor;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The readings under their aliases, for a member of a panel; nothing of the other members. */
@Component
class PanelVoteMaterials implements TaskMaterials {

    private final Panels panels;
    private final LesionComparisons comparisons;

    PanelVoteMaterials(Panels panels, LesionComparisons comparisons) {
        this.panels = panels;
        this.comparisons = comparisons;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.PANEL_VOTE;
    }

    @Override
    public Map<String, List<Choices.Choice>> options(WorklistItem item, Actor holder) {
        return Map.of("readers", Choices.readers(panels.present(item.requireCase(), holder)));
    }

    @Override
    public TaskMaterial material(WorklistItem item, Actor holder) {
        return new PanelBallot(panels.present(item.requireCase(), holder), comparisons.of(item.requireCase()));
    }
}
