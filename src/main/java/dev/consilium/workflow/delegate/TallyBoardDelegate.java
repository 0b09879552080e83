package dev.consilium.workflow.delegate;

import dev.consilium.arbitration.edgecase.BoardOutcome;
import dev.consilium.arbitration.edgecase.BoardTally;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Compares the opinions of the two members of the edge-case board. */
@Component
class TallyBoardDelegate implements ProtocolDelegate {

    private static final String SPLIT = "split";

    private final BoardTally tally;

    TallyBoardDelegate(BoardTally tally) {
        this.tally = tally;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Tally board",
                "Says what both members of the board agree on, outcome and labels alike; split where they differ or one gave"
                        + " no opinion in time. Neither of them is asked to chair.",
                List.of(Variables.CASE_ID),
                List.of(Variables.BOARD_OUTCOME));
    }

    @Override
    public void execute(DelegateExecution execution) {
        String outcome = tally.tally(Variables.CASE_ID.require(execution))
                .map(BoardOutcome::code)
                .orElse(SPLIT);
        Variables.BOARD_OUTCOME.set(execution, outcome);
    }
}
