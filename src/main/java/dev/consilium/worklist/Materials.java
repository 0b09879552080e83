package dev.consilium.worklist;

import dev.consilium.identity.Actor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the materials of a task by its kind. */
@Component
class Materials {

    private final Map<TaskKind, TaskMaterials> byKind;

    Materials(List<TaskMaterials> materials) {
        byKind = materials.stream().collect(Collectors.toUnmodifiableMap(TaskMaterials::kind, Function.identity()));
    }

    Map<String, List<Choices.Choice>> options(WorklistItem item, Actor holder) {
        TaskMaterials materials = byKind.get(item.kind());
        return materials == null ? Map.of() : materials.options(item, holder);
    }

    @Nullable
    TaskMaterial material(WorklistItem item, Actor holder) {
        TaskMaterials materials = byKind.get(item.kind());
        return materials == null ? null : materials.material(item, holder);
    }
}
