package dev.consilium.quality.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Units told apart only by how many raters gave each category. Units with the same counts are one pattern with a weight, in
 * lexicographic order, so that sums do not depend on the order of the units.
 */
public final class CountVectors {

    /** @param counts raters per category; @param ratings their sum; @param weight units with these counts */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a record
    public record Pattern(int[] counts, int ratings, long weight) {

        /** Ordered pairs of ratings that agree, within one unit. */
        long agreeing() {
            long pairs = 0;
            for (int count : counts) {
                pairs += (long) count * (count - 1);
            }
            return pairs;
        }

        /** Ordered pairs of ratings within one unit. */
        long pairs() {
            return (long) ratings * (ratings - 1);
        }
    }

    private final int categories;
    private final List<Pattern> rated = new ArrayList<>();
    private final List<Pattern> pairable = new ArrayList<>();

    public CountVectors(Ratings ratings) {
        categories = ratings.categories().size();
        Map<int[], Long> weights = new TreeMap<>(Arrays::compare);
        for (int row = 0; row < ratings.values().length; row++) {
            weights.merge(counts(ratings.values()[row]), (long) ratings.repeats()[row], Long::sum);
        }
        weights.forEach((counts, weight) ->
                add(new Pattern(counts, Arrays.stream(counts).sum(), weight)));
    }

    private CountVectors(int categories, List<Pattern> patterns) {
        this.categories = categories;
        patterns.forEach(this::add);
    }

    /** The same patterns with other weights, none where it is zero. @param weights one per pattern of {@link #rated} */
    CountVectors reweighted(int[] weights) {
        List<Pattern> patterns = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                patterns.add(new Pattern(rated.get(i).counts(), rated.get(i).ratings(), weights[i]));
            }
        }
        return new CountVectors(categories, patterns);
    }

    private int[] counts(int[] unit) {
        int[] counts = new int[categories];
        for (int category : unit) {
            if (category != Ratings.MISSING) {
                counts[category]++;
            }
        }
        return counts;
    }

    private void add(Pattern pattern) {
        if (pattern.ratings() > 0) {
            rated.add(pattern);
        }
        if (pattern.ratings() > 1) {
            pairable.add(pattern);
        }
    }

    int categories() {
        return categories;
    }

    /** Units with at least one rating. */
    public List<Pattern> rated() {
        return rated;
    }

    /** Units with at least two ratings. */
    public List<Pattern> pairable() {
        return pairable;
    }

    public long pairableUnits() {
        return pairable.stream().mapToLong(Pattern::weight).sum();
    }

    /** Unordered pairs of ratings over all units. */
    long pairs() {
        return pairable.stream()
                .mapToLong(pattern -> pattern.weight() * pattern.pairs() / 2)
                .sum();
    }

    /** How many categories these patterns use: with one alone no chance correction is defined. */
    static long used(List<Pattern> patterns, int categories) {
        boolean[] seen = new boolean[categories];
        long used = 0;
        for (Pattern pattern : patterns) {
            for (int k = 0; k < categories; k++) {
                if (pattern.counts()[k] > 0 && !seen[k]) {
                    seen[k] = true;
                    used++;
                }
            }
        }
        return used;
    }
}
