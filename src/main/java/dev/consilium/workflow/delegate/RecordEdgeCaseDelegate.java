package dev.consilium.workflow.delegate;

import dev.consilium.arbitration.edgecase.BoardOutcome;
import dev.consilium.arbitration.edgecase.BoardTally;
import dev.consilium.arbitration.edgecase.EdgeCase;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Writes into the register what the edge-case board came to. */
@Component
class RecordEdgeCaseDelegate implements ProtocolDelegate {

    private final BoardTally tally;

    RecordEdgeCaseDelegate(BoardTally tally) {
        this.tally = tally;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Record edge case",
                "Closes the entry of the register with what the board agreed on, or its chair decided: outcome, category, tags"
                        + " and the sentence for the guideline. Labels, an ambiguous case and an exclusion become a signed"
                        + " decision of the case.",
                List.of(Variables.CASE_ID),
                List.of(Variables.BOARD_OUTCOME, Variables.DECISION_ID));
    }

    @Override
    public void execute(DelegateExecution execution) {
        EdgeCase decided = tally.record(Variables.CASE_ID.require(execution));
        BoardOutcome outcome = Objects.requireNonNull(decided.outcome());
        Variables.BOARD_OUTCOME.set(execution, outcome.code());
        Variables.DECISION_ID.set(execution, decided.decisionId());
    }
}
