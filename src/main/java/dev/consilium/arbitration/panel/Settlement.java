package dev.consilium.arbitration.panel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a panel came to; immutable.
 *
 * @param chairId who decided without a majority, null where there was one
 * @param dissent ids of the votes that say otherwise than the decision
 */
public record Settlement(
        String panelId, String decisionId, @Nullable String chairId, List<String> dissent, Instant settledAt) {}
