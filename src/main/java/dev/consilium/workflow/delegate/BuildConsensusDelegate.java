package dev.consilium.workflow.delegate;

import dev.consilium.arbitration.consensus.CaseConsensus;
import dev.consilium.arbitration.consensus.CaseWeighing;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import dev.consilium.project.Duty;
import dev.consilium.project.StaffSelection;
import dev.consilium.quality.Weighing;
import dev.consilium.quality.decision.DecisionInputs;
import dev.consilium.workflow.delegate.Parameters.Parameter;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Builds the consensus of the readings and weighs it, so that a decision table can say what it is worth. */
@Component
class BuildConsensusDelegate implements ProtocolDelegate {

    private final CaseWeighing weighing;
    private final StaffSelection selection;

    BuildConsensusDelegate(CaseWeighing weighing, StaffSelection selection) {
        this.weighing = weighing;
        this.selection = selection;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Build consensus",
                "Builds the consensus over all submitted readings, says how large its majority is, how probable it is by what is"
                        + " known of the readers, and what one more reading is expected to tell.",
                BuildConsensusParameters.class,
                List.of(Variables.CASE_ID),
                List.of(
                        Variables.READING_COUNT,
                        Variables.READERS_LEFT,
                        Variables.MAJORITY_SHARE,
                        Variables.TIE,
                        Variables.CRITICAL_FINDING,
                        Variables.POSTERIOR,
                        Variables.CALIBRATED,
                        Variables.GAIN_OF_ONE_MORE,
                        Variables.RELIABLE_DISSENT,
                        Variables.READER_DRIFT,
                        Variables.READER_MODEL));
    }

    @Override
    public void execute(DelegateExecution execution) {
        Weighing.Method method =
                Parameters.read(execution, BuildConsensusParameters.class).method();
        String caseId = Variables.CASE_ID.require(execution);
        Role level =
                Variables.READER_LEVEL.find(execution).flatMap(Role::ofGroup).orElse(Role.ANNOTATOR);
        List<String> left = selection.eligiblePeople(caseId, Duty.READER, level).stream()
                .map(Person::id)
                .toList();
        tell(execution, weighing.weigh(caseId, method, left), left.size());
    }

    private static void tell(DelegateExecution execution, CaseConsensus consensus, int left) {
        DecisionInputs inputs = consensus.inputs();
        Variables.READING_COUNT.set(execution, consensus.votes().readings());
        Variables.READERS_LEFT.set(execution, left);
        Variables.MAJORITY_SHARE.set(execution, consensus.votes().majorityShare());
        Variables.TIE.set(execution, consensus.votes().tie());
        Variables.CRITICAL_FINDING.set(execution, consensus.votes().critical());
        Variables.POSTERIOR.set(execution, consensus.certainty());
        Variables.CALIBRATED.set(execution, inputs.calibrated());
        Variables.GAIN_OF_ONE_MORE.set(execution, inputs.expectedGain());
        Variables.RELIABLE_DISSENT.set(execution, inputs.criticalDissent() || inputs.criticalConflict());
        Variables.READER_DRIFT.set(execution, !inputs.drifting().isEmpty());
        Variables.READER_MODEL.set(execution, consensus.readerModel());
    }

    /** Parameters of {@link BuildConsensusDelegate}. */
    record BuildConsensusParameters(
            @Parameter(
                    description =
                            "what becomes the consensus: what more than half of the readings give, or what is most probable",
                    defaultValue = "majority")
            Weighing.Method method) {}
}
