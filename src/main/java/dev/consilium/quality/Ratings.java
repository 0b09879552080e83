package dev.consilium.quality;

import java.util.List;

/**
 * Ratings of units by raters as category indices.
 *
 * @param categories the label domain in schema order
 * @param values {@code units x raters}; -1 where a rater gave none
 */
public record Ratings(List<String> categories, int[][] values) {}
