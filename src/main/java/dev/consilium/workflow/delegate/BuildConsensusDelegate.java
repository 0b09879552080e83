package dev.consilium.workflow.delegate;

import dev.consilium.project.CaseScoring;
import dev.consilium.quality.Consensus;
import dev.consilium.workflow.delegate.Parameters.Parameter;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Builds the consensus of the readings, so that a decision table can say what it is worth. */
@Component
class BuildConsensusDelegate implements ProtocolDelegate {

    private final CaseScoring scoring;

    BuildConsensusDelegate(CaseScoring scoring) {
        this.scoring = scoring;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Build consensus",
                "Builds the consensus over all submitted readings and says how large its majority is.",
                BuildConsensusParameters.class,
                List.of(Variables.CASE_ID),
                List.of(Variables.MAJORITY_SHARE, Variables.TIE, Variables.CRITICAL_FINDING));
    }

    @Override
    public void execute(DelegateExecution execution) {
        Parameters.read(execution, BuildConsensusParameters.class);
        Consensus consensus = scoring.consensus(Variables.CASE_ID.require(execution));
        Variables.MAJORITY_SHARE.set(execution, consensus.majorityShare());
        Variables.TIE.set(execution, consensus.tie());
        Variables.CRITICAL_FINDING.set(execution, consensus.critical());
    }

    enum Method {
        MAJORITY
    }

    /** Parameters of {@link BuildConsensusDelegate}. */
    record BuildConsensusParameters(
            @Parameter(description = "how votes become a consensus", defaultValue = "majority")
            Method method) {}
}
