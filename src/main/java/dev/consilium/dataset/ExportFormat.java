package dev.consilium.dataset;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.consilium.common.Refusal;
import java.util.Arrays;

/** What a dataset can be written as. */
public enum ExportFormat {
    /** Everything that is known, one case a line. */
    JSON("json", "application/json"),
    /** One row per reading, for spreadsheets and statistics. */
    CSV("csv", "text/csv;charset=UTF-8");

    private final String code;
    private final String mediaType;

    ExportFormat(String code, String mediaType) {
        this.code = code;
        this.mediaType = mediaType;
    }

    /** @throws Refusal INVALID {@code FORMAT_UNKNOWN} */
    public static ExportFormat of(String code) {
        return Arrays.stream(values())
                .filter(format -> format.code.equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("FORMAT_UNKNOWN", "A dataset is exported as json or as csv."));
    }

    /** As asked for, and the ending of a file's name. */
    @JsonValue
    public String code() {
        return code;
    }

    public String mediaType() {
        return mediaType;
    }
}
