package dev.consilium.arbitration.panel;

import dev.consilium.annotation.Label;
import dev.consilium.arbitration.DecideCommand;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One member's signed vote, or signed abstention; immutable.
 *
 * @param kind null for an abstention
 * @param chosenReadingId the reading it chooses or edits
 * @param contentDigest SHA-256 of the canonical JSON of everything that was signed
 */
public record PanelVote(
        String id,
        String panelId,
        String memberId,
        DecideCommand.@Nullable Kind kind,
        @Nullable String chosenReadingId,
        List<Label> labels,
        String reasonCode,
        @Nullable String comment,
        String signedName,
        String meaning,
        Instant signedAt,
        String contentDigest) {

    /** Why somebody abstains; the only reason there is. */
    public static final String CONFLICT_OF_INTEREST = "conflict-of-interest";

    public boolean abstains() {
        return kind == null;
    }

    /** The kind in lower case with hyphens; {@code abstain} for an abstention. */
    public String code() {
        return kind == null ? "abstain" : kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
