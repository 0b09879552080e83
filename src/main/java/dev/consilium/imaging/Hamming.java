package dev.consilium.imaging;

import java.util.ArrayList;
import java.util.List;

/**
 * Neighbours of 64-bit hashes by four buckets of 16 bits: two hashes that differ in at most d bits differ in at most {@code floor(d / 4)}
 * bits of one of their buckets (pigeonhole), so looking up the buckets near one's own finds every neighbour, and the distance decides.
 */
public final class Hamming {

    public static final int BUCKETS = 4;
    private static final int BITS = 16;

    private Hamming() {}

    public static int distance(long one, long other) {
        return Long.bitCount(one ^ other);
    }

    /** @param index 0 for the highest 16 bits @return 0..65535 */
    public static int bucket(long hash, int index) {
        return (int) (hash >>> (BITS * (BUCKETS - 1 - index))) & 0xffff;
    }

    /** Every bucket that a hash within this distance may have in the place where it differs least. @param distance below 12 */
    public static List<Integer> near(int bucket, int distance) {
        List<Integer> near = new ArrayList<>(List.of(bucket));
        for (int first = 0; first < BITS && distance >= BUCKETS; first++) {
            near.add(bucket ^ 1 << first);
            for (int second = first + 1; second < BITS && distance >= 2 * BUCKETS; second++) {
                near.add(bucket ^ 1 << first ^ 1 << second);
            }
        }
        return near;
    }
}
