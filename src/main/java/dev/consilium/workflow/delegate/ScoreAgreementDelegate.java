package dev.consilium.workflow.delegate;

import dev.consilium.identity.Role;
import dev.consilium.project.CaseScoring;
import dev.consilium.project.Duty;
import dev.consilium.project.StaffSelection;
import dev.consilium.quality.CaseScore;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Scores how far the readings of a case agree. */
@Component
class ScoreAgreementDelegate implements ProtocolDelegate {

    private final CaseScoring scoring;
    private final StaffSelection selection;

    ScoreAgreementDelegate(CaseScoring scoring, StaffSelection selection) {
        this.scoring = scoring;
        this.selection = selection;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Score agreement",
                "Scores the agreement of all submitted readings of the case and counts the readers still to be had.",
                List.of(Variables.CASE_ID),
                List.of(Variables.READING_COUNT, Variables.PERCENT_AGREEMENT, Variables.READERS_LEFT));
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseId = Variables.CASE_ID.require(execution);
        CaseScore score = scoring.score(caseId);
        Variables.READING_COUNT.set(execution, score.readings());
        Variables.PERCENT_AGREEMENT.set(execution, score.percentAgreement());
        Role level =
                Variables.READER_LEVEL.find(execution).flatMap(Role::ofGroup).orElse(Role.ANNOTATOR);
        Variables.READERS_LEFT.set(execution, selection.eligible(caseId, Duty.READER, level));
    }
}
