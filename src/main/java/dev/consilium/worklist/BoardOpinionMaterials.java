package dev.consilium.worklist;

import dev.consilium.identity.Actor;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The readings under aliases and similar cases; nothing of the other member. */
@Component
class BoardOpinionMaterials implements TaskMaterials {

    private final BoardSheet sheet;

    BoardOpinionMaterials(BoardSheet sheet) {
        this.sheet = sheet;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.BOARD_OPINION;
    }

    @Override
    public Map<String, List<Choices.Choice>> options(WorklistItem item, Actor holder) {
        return sheet.options(item, holder);
    }

    @Override
    public BoardMaterial material(WorklistItem item, Actor holder) {
        return sheet.material(item, holder);
    }
}
