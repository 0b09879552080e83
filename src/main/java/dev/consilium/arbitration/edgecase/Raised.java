package dev.consilium.arbitration.edgecase;

import dev.consilium.annotation.EdgeCategory;
import org.jspecify.annotations.Nullable;

/**
 * How a case came before the board.
 *
 * @param level candidate group of whoever called it an edge case, or {@code protocol} where a routing table did
 * @param personId null where no person did; @param category null where none was given
 */
public record Raised(
        String level, @Nullable String personId, @Nullable EdgeCategory category) {

    static final String PROTOCOL = "protocol";
}
