package dev.consilium.dataset;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.consilium.common.Refusal;
import java.util.Arrays;

/** What a dataset can be written as. */
public enum ExportFormat {
    /** Everything that is known, one case a line. */
    JSON("json", "application/json"),
    /** One row per reading, for spreadsheets and statistics. */
    CSV("csv", "text/csv;charset=UTF-8"),
    /** The JSON, and beside it the masks of the ground truth as DICOM Segmentations and NIfTI. */
    ZIP("zip", "application/zip");

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
                .orElseThrow(() -> Refusal.invalid("FORMAT_UNKNOWN", "A dataset is exported as json, csv or zip."));
    }

    /** As asked for, and the ending of a file's name. */
    @JsonValue
    public String code() {
        return code;
    }

    /** UTF-8, for a terminal as well as for a file. */
    public boolean isText() {
        return this != ZIP;
    }

    public String mediaType() {
        return mediaType;
    }
}
