package dev.consilium.worklist;

import dev.consilium.arbitration.AuditPresentation;
import dev.consilium.identity.Actor;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The recorded truth with the readings and decisions behind it, under aliases. */
@Component
class AuditMaterials implements TaskMaterials {

    private final AuditPresentation presentation;

    AuditMaterials(AuditPresentation presentation) {
        this.presentation = presentation;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.AUDIT;
    }

    @Override
    public Map<String, List<Choices.Choice>> options(WorklistItem item, Actor holder) {
        return Map.of(
                "readers",
                presentation.of(item.requireCase(), holder).readings().stream()
                        .map(reading -> new Choices.Choice(reading.alias(), Integer.toString(reading.number())))
                        .toList());
    }

    @Override
    public TaskMaterial material(WorklistItem item, Actor holder) {
        return new AuditMaterial(presentation.of(item.requireCase(), holder));
    }
}
