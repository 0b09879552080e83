package dev.consilium.arbitration;

import dev.consilium.annotation.Label;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signed decision; immutable, a correction is the next revision.
 *
 * @param round of the case when it was decided
 * @param chosenReadingId the reading it chose or edited
 * @param dissent readings whose labels differ from the decision
 * @param contentDigest SHA-256 of the canonical JSON of everything that was signed
 * @param signedName printed name, @param meaning what the signature means (21 CFR 11.50)
 */
public record Decision(
        String id,
        String caseId,
        int revision,
        Level level,
        int round,
        DecideCommand.Kind kind,
        @Nullable String chosenReadingId,
        List<Label> labels,
        String reasonCode,
        @Nullable String comment,
        List<String> dissent,
        String arbiterId,
        String signedName,
        String meaning,
        Instant signedAt,
        String contentDigest) {

    /** The same decision, with these readings differing from it; what was signed does not change. */
    Decision dissentedBy(List<String> readings) {
        return new Decision(
                id,
                caseId,
                revision,
                level,
                round,
                kind,
                chosenReadingId,
                labels,
                reasonCode,
                comment,
                List.copyOf(readings),
                arbiterId,
                signedName,
                meaning,
                signedAt,
                contentDigest);
    }

    /** Who decided. */
    public enum Level {
        SPECIALIST,
        SENIOR,
        PANEL,
        BOARD
    }
}
