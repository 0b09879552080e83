package dev.consilium.cli.score;

import dev.consilium.common.Refusal;
import dev.consilium.quality.agreement.Scale;
import java.util.function.Supplier;

/**
 * How much is worked on at once. Ten million ratings of five categories by five raters take a heap of 512 MB (measured); what is beyond
 * the limits is refused before it is worked on, and what fills the memory all the same is refused then.
 *
 * @param units most of them; @param raters likewise
 * @param categories most distinct values
 * @param cells most of units times raters (score) or categories (consensus), which lie in memory whether given or not
 * @param tables most of raters times categories squared
 */
record Limits(int rows, int units, int raters, int categories, long cells, long tables) {

    static final Limits CONSENSUS = new Limits(2_000_000, 500_000, 2_000, 500, 5_000_000, 2_000_000);

    private static final Limits CATEGORIES =
            new Limits(10_000_000, 2_000_000, 1_000, 1_000, 20_000_000, Long.MAX_VALUE);

    /** Of numbers hardly two units are rated alike, so that each is kept for itself. */
    private static final Limits NUMBERS = new Limits(2_000_000, 500_000, 1_000, 500_000, 4_000_000, Long.MAX_VALUE);

    /** Of units times pairs of raters, each of which is compared; about a minute. */
    private static final long COMPARISONS = 2_000_000_000L;

    /** Characters of a name, and bytes of all names of a kind. */
    static final int LONGEST_NAME = 500;

    static final int ALL_NAMES = 100_000_000;

    static Limits of(Scale scale) {
        return scale.numeric() ? NUMBERS : CATEGORIES;
    }

    void requireTable(long units, long raters) {
        require(units * raters, cells, "units times raters");
        require(units * raters * (raters - 1) / 2, COMPARISONS, "units times pairs of raters");
    }

    /** @throws Refusal TOO_LARGE {@code MEMORY_EXHAUSTED} where there is less memory than the work takes */
    static <T> T withinMemory(Supplier<T> work) {
        try {
            return work.get();
        } catch (OutOfMemoryError e) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE,
                    "MEMORY_EXHAUSTED",
                    "The memory does not hold this. Give more (java -Xmx4g -jar ...), or draw a random part of the units.",
                    e);
        }
    }

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
