package dev.consilium.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file of an intake. Its name is not kept.
 *
 * @param part which of the files that were sent, from 1
 * @param entry which file of an archive, from 1; null for one that was sent by itself, and for an archive that was refused whole
 * @param code why it was refused; null where it was taken
 * @param series it was taken into
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FileOutcome(
        int part,
        @Nullable Integer entry,
        @Nullable String code,
        @Nullable String series,
        @Nullable SeriesState state) {

    static final String DUPLICATE = "DUPLICATE_IN_UPLOAD";

    /** The same file was sent before it. */
    public boolean duplicate() {
        return DUPLICATE.equals(code);
    }

    /** How many files of an intake were taken, sent twice, and refused for another reason. */
    public record Counts(int taken, int duplicates, int refused) {

        public int files() {
            return taken + duplicates + refused;
        }
    }
}
