package dev.consilium.worklist;

import dev.consilium.identity.Actor;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** As for a member of the board, and what the members said, under aliases. */
@Component
class BoardChairMaterials implements TaskMaterials {

    private final BoardSheet sheet;

    BoardChairMaterials(BoardSheet sheet) {
        this.sheet = sheet;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.BOARD_CHAIR;
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
