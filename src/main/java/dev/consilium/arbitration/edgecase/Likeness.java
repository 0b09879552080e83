package dev.consilium.arbitration.edgecase;

import dev.consilium.annotation.EdgeCategory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What cases should have in common: the category or one of the tags, and beside that all else that is asked for.
 *
 * @param tags as they were typed
 * @param labelClass that the board gave them
 * @param sameModality images of the same kind
 */
public record Likeness(
        @Nullable EdgeCategory category,
        List<String> tags,
        @Nullable String labelClass,
        boolean sameModality) {

    public Likeness {
        tags = List.copyOf(tags);
    }

    public static Likeness of(@Nullable EdgeCategory category) {
        return new Likeness(category, List.of(), null, false);
    }

    boolean asksForNothing(List<String> normal) {
        return category == null && normal.isEmpty() && labelClass == null;
    }
}
