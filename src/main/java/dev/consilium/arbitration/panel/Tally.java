package dev.consilium.arbitration.panel;

import org.jspecify.annotations.Nullable;

/**
 * What counting the votes of a panel came to.
 *
 * @param decisionId null where there is no majority
 * @param ambiguous the majority declared the case ambiguous
 */
public record Tally(@Nullable String decisionId, boolean ambiguous) {

    public boolean split() {
        return decisionId == null;
    }
}
