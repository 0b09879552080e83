package dev.consilium.arbitration.edgecase;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.consilium.arbitration.DecideCommand;
import java.util.Locale;
import java.util.Optional;

/** What a member of the board, and in the end the board, says of a case. */
public enum BoardOutcome {
    DECIDED,
    AMBIGUOUS,
    /** Not for the dataset. */
    EXCLUDED,
    /** Back to the ordinary road. */
    NOT_AN_EDGE_CASE,
    /** Nobody could label this image: back to the quarantine. */
    UNUSABLE_IMAGE;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the register keeps a category for it. */
    public boolean edgeCase() {
        return this == DECIDED || this == AMBIGUOUS || this == EXCLUDED;
    }

    /** The decision it makes of the case, if it makes one. */
    Optional<DecideCommand.Kind> decision() {
        return switch (this) {
            case DECIDED -> Optional.of(DecideCommand.Kind.AUTHOR);
            case AMBIGUOUS -> Optional.of(DecideCommand.Kind.AMBIGUOUS);
            case EXCLUDED -> Optional.of(DecideCommand.Kind.EXCLUDE);
            case NOT_AN_EDGE_CASE, UNUSABLE_IMAGE -> Optional.empty();
        };
    }
}
