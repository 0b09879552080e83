package dev.consilium.dicom;

import java.time.Duration;

/**
 * What a hostile file may not exceed.
 *
 * @param maxDepth of sequences within sequences
 * @param maxElementLength bytes of one value
 * @param maxInflatedLength bytes of a deflated data set
 * @param maxInflateRatio inflated to deflated bytes, once a data set is past {@link #HARMLESS_LENGTH}
 * @param maxElements of one object, with those of its items and the fragments of its frames
 * @param maxTime for reading one object
 */
public record ReadLimits(
        int maxDepth,
        long maxElementLength,
        long maxInflatedLength,
        int maxInflateRatio,
        int maxElements,
        Duration maxTime) {

    /** Images of one colour deflate as well as a bomb does, but are small. */
    static final long HARMLESS_LENGTH = 32L << 20;

    /** Each depth takes a frame of the stack. */
    private static final int DEEPEST = 500;

    public static final ReadLimits DEFAULT =
            new ReadLimits(64, 1L << 30, 1L << 31, 100, 200_000, Duration.ofSeconds(30));

    public ReadLimits {
        boolean possible = maxDepth > 0
                && maxDepth <= DEEPEST
                && maxElementLength > 0
                && maxInflatedLength > 0
                && maxInflateRatio > 0
                && maxElements > 0
                && maxTime.toMillis() > 0;
        if (!possible) {
            throw new IllegalArgumentException("limits are positive, and the depth is " + DEEPEST + " at most");
        }
    }
}
