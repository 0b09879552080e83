package dev.consilium.cli.score;

import dev.consilium.common.Refusal;

/**
 * How much is worked on at once. What is within them fits into a heap of 512 MB (measured), and what is not is refused instead of ending
 * without memory.
 *
 * @param units most of them; @param raters likewise
 * @param categories most distinct values of a nominal or ordinal scale
 * @param cells most of units times raters (score) or categories (consensus), which lie in memory whether given or not
 * @param tables most of raters times categories squared
 */
record Limits(int rows, int units, int raters, int categories, long cells, long tables) {

    static final Limits SCORE = new Limits(10_000_000, 2_000_000, 1_000, 1_000, 20_000_000, Long.MAX_VALUE);
    static final Limits CONSENSUS = new Limits(2_000_000, 500_000, 2_000, 500, 5_000_000, 2_000_000);

    /** Distinct numbers of an interval or ratio scale. */
    static final int MOST_NUMBERS = 1_000_000;

    /** Characters of a name, and bytes of all names of a kind. */
    static final int LONGEST_NAME = 500;

    static final int ALL_NAMES = 100_000_000;

    /** @throws Refusal TOO_LARGE {@code TOO_MANY_RATINGS} */
    static void require(long count, long most, String what) {
        if (count > most) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE,
                    "TOO_MANY_RATINGS",
                    "At most %,d %s are worked on at once. Draw a random part of the units, or split the file."
                            .formatted(most, what));
        }
    }
}
