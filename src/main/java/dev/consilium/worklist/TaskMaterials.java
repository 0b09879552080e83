package dev.consilium.worklist;

import dev.consilium.identity.Actor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the holder of one kind of task works with, beside the pictures and the guideline. Kinds without one need nothing more. */
interface TaskMaterials {

    TaskKind kind();

    /** Options the form takes from the case, by the key the form gives them. */
    default Map<String, List<Choices.Choice>> options(WorklistItem item, Actor holder) {
        return Map.of();
    }

    /** Shown by the page of this kind; null where the form says all. */
    default @Nullable TaskMaterial material(WorklistItem item, Actor holder) {
        return null;
    }
}
