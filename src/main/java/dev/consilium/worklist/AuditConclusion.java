package dev.consilium.worklist;

import dev.consilium.arbitration.CaseAudit;
import dev.consilium.arbitration.CaseAudits;
import dev.consilium.identity.Actor;
import dev.consilium.workflow.task.TaskDesk;
import dev.consilium.workflow.task.TaskOutcome;
import dev.consilium.workflow.variable.Variables;
import org.springframework.stereotype.Component;

/** An auditor has said what stands and signed. */
@Component
class AuditConclusion implements TaskConclusion {

    private final AuditForms forms;
    private final CaseAudits audits;
    private final TaskDesk desk;

    AuditConclusion(AuditForms forms, CaseAudits audits, TaskDesk desk) {
        this.forms = forms;
        this.audits = audits;
        this.desk = desk;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.AUDIT;
    }

    @Override
    public TaskOutcome conclude(WorklistItem item, CompleteTaskCommand command, Actor actor) {
        int limit = desk.find(item.taskId(), Variables.REWORK_LIMIT).orElse(0);
        CaseAudit audit = audits.sign(item.requireCase(), forms.read(item, command, actor), limit, actor);
        return TaskOutcome.of(Variables.AUDIT_VERDICT, audit.verdict().code());
    }
}
