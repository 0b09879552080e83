package dev.consilium.dataset;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where an export stands. The first five are kept, the others follow from time and from what became of the cases. */
public enum ExportState {
    REQUESTED,
    RUNNING,
    READY,
    FAILED,
    INTERRUPTED,
    /** A case of it was withdrawn or is read again since: nobody may have the file any more. */
    OUTDATED,
    /** The file was kept as long as files are. */
    REMOVED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Somebody works on it. */
    public boolean isUnderWay() {
        return this == REQUESTED || this == RUNNING;
    }

    /** It came to nothing and may be tried once more. */
    public boolean isRepeatable() {
        return this == FAILED || this == INTERRUPTED;
    }
}
