package dev.consilium.quality;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The majority's view of one case.
 *
 * @param majorityShare share of readings with the most frequent value, 0 to 1
 * @param tie two values are equally frequent
 * @param critical some reading holds a class the schema calls critical
 * @param classes the strict majority's classes, null without a strict majority (more than half)
 * @param votes value (class codes in schema order joined by {@code +}, {@code -} for none) to count, most frequent first;
 *     last {@code ?} for readers who called the image unusable and gave no label: they count as readings, never as a majority
 */
public record Consensus(
        String caseId,
        int readings,
        double majorityShare,
        boolean tie,
        boolean critical,
        @Nullable List<String> classes,
        Map<String, Integer> votes) {}
