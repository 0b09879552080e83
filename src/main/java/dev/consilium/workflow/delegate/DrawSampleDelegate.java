package dev.consilium.workflow.delegate;

import dev.consilium.arbitration.AuditSampling;
import dev.consilium.arbitration.SamplingFacts;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Draws the lot of a case, so that a decision table can say whether it is audited. */
@Component
class DrawSampleDelegate implements ProtocolDelegate {

    private static final String NOT_SAMPLED = "not-sampled";

    private final AuditSampling sampling;

    DrawSampleDelegate(AuditSampling sampling) {
        this.sampling = sampling;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Draw sample",
                "Gives the case the lot that follows from its id and the secret of its project, and says what a sampling table"
                        + " needs to know of it.",
                List.of(Variables.CASE_ID),
                List.of(
                        Variables.SAMPLING_DRAW,
                        Variables.GROUND_TRUTH_ORIGIN,
                        Variables.REOPENED,
                        Variables.REWORKED_FOR_AUDIT,
                        Variables.CRITICAL_FINDING,
                        Variables.EDGE_CASE,
                        Variables.READER_HISTORY,
                        Variables.RAREST_CLASS_CASES,
                        Variables.AUDIT_VERDICT,
                        Variables.READINGS_TO_REWORK));
    }

    @Override
    public void execute(DelegateExecution execution) {
        SamplingFacts facts = sampling.draw(Variables.CASE_ID.require(execution));
        Variables.SAMPLING_DRAW.set(execution, facts.draw());
        Variables.GROUND_TRUTH_ORIGIN.set(execution, facts.origin().name().toLowerCase(Locale.ROOT));
        Variables.REOPENED.set(execution, facts.reopened());
        Variables.REWORKED_FOR_AUDIT.set(execution, facts.reworked());
        Variables.CRITICAL_FINDING.set(execution, facts.criticalFinding());
        Variables.EDGE_CASE.set(execution, facts.edgeCase());
        Variables.READER_HISTORY.set(execution, facts.readerHistory());
        Variables.RAREST_CLASS_CASES.set(execution, facts.rarestClassCases());
        Variables.AUDIT_VERDICT.set(execution, NOT_SAMPLED);
        Variables.READINGS_TO_REWORK.set(execution, 0);
    }
}
