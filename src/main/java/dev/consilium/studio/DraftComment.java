package dev.consilium.studio;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of a draft.
 *
 * @param file it is about, null for the draft as a whole; @param element of a diagram, null for all of the file
 * @param settledBy who said that it is done, null while it is not
 */
public record DraftComment(
        String id,
        @Nullable String file,
        @Nullable String element,
        String text,
        String by,
        Instant at,
        @Nullable String settledBy,
        @Nullable Instant settledAt) {

    public boolean settled() {
        return settledAt != null;
    }
}
