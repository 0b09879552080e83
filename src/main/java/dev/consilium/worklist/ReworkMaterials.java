package dev.consilium.worklist;

import dev.consilium.arbitration.Reworks;
import dev.consilium.identity.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What somebody asks the reader of a reading that was sent back; a new reading has nothing beside its pictures. */
@Component
class ReworkMaterials implements TaskMaterials {

    private final Reworks reworks;

    ReworkMaterials(Reworks reworks) {
        this.reworks = reworks;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.READING;
    }

    @Override
    public @Nullable ReworkMaterial material(WorklistItem item, Actor holder) {
        return item.readingId() == null
                ? null
                : reworks.picked(item.readingId()).map(ReworkMaterial::of).orElse(null);
    }
}
