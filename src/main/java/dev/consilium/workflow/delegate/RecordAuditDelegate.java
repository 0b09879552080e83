package dev.consilium.workflow.delegate;

import dev.consilium.arbitration.CaseAudits;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Carries out what an auditor signed. */
@Component
class RecordAuditDelegate implements ProtocolDelegate {

    private final CaseAudits audits;

    RecordAuditDelegate(CaseAudits audits) {
        this.audits = audits;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Record audit",
                "Tells the readers concerned what the auditor found, and asks for the readings that go back to their readers.",
                List.of(Variables.CASE_ID),
                List.of(Variables.AUDIT_VERDICT, Variables.READINGS_TO_REWORK));
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseAudits.Outcome outcome = audits.conclude(Variables.CASE_ID.require(execution));
        Variables.AUDIT_VERDICT.set(execution, outcome.verdict().code());
        Variables.READINGS_TO_REWORK.set(execution, outcome.readingsToRework());
    }
}
