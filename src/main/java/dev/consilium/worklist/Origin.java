package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a task is with whoever may do it. It tells of the task alone, never who else worked on the case or what they said. */
public enum Origin {
    NEW,
    /** A reading is with its reader again. */
    SENT_BACK,
    /** Taken from a holder who was late or away. */
    TAKEN_OVER,
    /** A reader, a deadline, a decision or the protocol sent the case up. */
    SENT_UP,
    AUDIT,
    QUESTION,
    IMAGES;

    static Origin of(WorklistItem item) {
        if (item.reworkReason() != null) {
            return SENT_BACK;
        }
        return item.takenOverAt() == null ? of(item.kind()) : TAKEN_OVER;
    }

    private static Origin of(TaskKind kind) {
        return switch (kind) {
            case READING -> NEW;
            case SPECIALIST_REVIEW, ARBITRATION, PANEL_VOTE, CHAIR_DECISION, BOARD_OPINION, BOARD_CHAIR -> SENT_UP;
            case AUDIT -> AUDIT;
            case QUESTION -> QUESTION;
            case QUARANTINE -> IMAGES;
        };
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
