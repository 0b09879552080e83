package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.consilium.arbitration.ArbitrationView.BlindedReading;
import dev.consilium.arbitration.edgecase.BoardView;
import java.util.List;

/** What a member of the edge-case board works with. @param similar cases of the same category, until tags are asked for */
public record BoardMaterial(@JsonUnwrapped BoardView board, List<SimilarView> similar) implements TaskMaterial {

    @Override
    public List<BlindedReading> shown() {
        return board.readings();
    }

    /** @param similarity of the tags, 0 to 1 */
    public record SimilarView(@JsonUnwrapped EdgeCaseView entry, double similarity) {}
}
