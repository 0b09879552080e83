package dev.consilium.workflow.delegate;

import dev.consilium.annotation.EdgeCategory;
import dev.consilium.arbitration.edgecase.BoardOpening;
import dev.consilium.arbitration.edgecase.Raised;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Brings a case before the edge-case board and into the register. */
@Component
class OpenBoardDelegate implements ProtocolDelegate {

    private final BoardOpening opening;

    OpenBoardDelegate(BoardOpening opening) {
        this.opening = opening;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Open board",
                "Brings the case before the edge-case board: opens an entry of the register with who raised it and as what"
                        + " (raisedLevel, raisedBy and edgeCategory where they are set, else what the case itself tells), ends"
                        + " the blinding among readers and fixes the aliases under which the board sees them.",
                List.of(Variables.CASE_ID),
                List.of());
    }

    @Override
    public void execute(DelegateExecution execution) {
        EdgeCategory category = Variables.EDGE_CATEGORY
                .find(execution)
                .flatMap(EdgeCategory::ofCode)
                .orElse(null);
        String person = Variables.RAISED_BY.find(execution).orElse(null);
        Raised raised = Variables.RAISED_LEVEL
                .find(execution)
                .map(level -> new Raised(level, person, category))
                .orElse(null);
        opening.open(Variables.CASE_ID.require(execution), raised, category);
    }
}
