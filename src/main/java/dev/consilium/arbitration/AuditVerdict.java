package dev.consilium.arbitration;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What an auditor says of a recorded ground truth. */
public enum AuditVerdict {
    @JsonProperty("passed")
    PASSED,
    /** Readings go back to their readers. */
    @JsonProperty("rework")
    REWORK,
    /** The case is read once more by others. */
    @JsonProperty("failed")
    FAILED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
