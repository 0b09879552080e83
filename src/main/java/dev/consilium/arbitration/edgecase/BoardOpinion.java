package dev.consilium.arbitration.edgecase;

import dev.consilium.annotation.EdgeCategory;
import dev.consilium.annotation.Label;
import dev.consilium.arbitration.Signature;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one member of the board said and signed; written once, never changed. @param labels where the outcome is decided */
public record BoardOpinion(
        String id,
        String entryId,
        Seat seat,
        BoardOutcome outcome,
        List<Label> labels,
        @Nullable EdgeCategory category,
        List<String> tags,
        String reason,
        @Nullable String guidelineSentence,
        Signature signature) {

    /** The same outcome and, where it is decided, the same labels with all their attributes and places. */
    boolean agreesWith(BoardOpinion other) {
        return outcome == other.outcome && Set.copyOf(labels).equals(Set.copyOf(other.labels));
    }
}
