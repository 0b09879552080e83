package dev.consilium.worklist;

import dev.consilium.arbitration.AuditPresentation;
import dev.consilium.arbitration.CaseAudits;
import dev.consilium.identity.Actor;
import dev.consilium.workflow.task.TaskDesk;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The recorded truth with the readings and decisions behind it, under aliases. */
@Component
class AuditMaterials implements TaskMaterials {

    private final AuditPresentation presentation;
    private final CaseAudits audits;
    private final TaskDesk desk;

    AuditMaterials(AuditPresentation presentation, CaseAudits audits, TaskDesk desk) {
        this.presentation = presentation;
        this.audits = audits;
        this.desk = desk;
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
        int limit = desk.find(item.taskId(), Variables.REWORK_LIMIT).orElse(0);
        return new AuditMaterial(
                presentation.of(item.requireCase(), holder), audits.reworksLeft(item.requireCase(), limit));
    }
}
