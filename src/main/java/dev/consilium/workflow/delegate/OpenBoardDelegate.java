package dev.consilium.workflow.delegate;

import dev.consilium.annotation.EdgeCategory;
import dev.consilium.arbitration.edgecase.BoardOpening;
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
                        + " (edgeCategory where it is set; all else the case itself tells), ends the blinding among readers"
                        + " and fixes the aliases under which the board sees them.",
                List.of(Variables.CASE_ID),
                List.of());
    }

    @Override
    public void execute(DelegateExecution execution) {
        EdgeCategory category = Variables.EDGE_CATEGORY
                .find(execution)
                .flatMap(EdgeCategory::ofCode)
                .orElse(null);
        opening.open(Variables.CASE_ID.require(execution), category);
    }
}
