package dev.consilium.imaging;

import java.util.Arrays;

/** Percentiles of an image in modality units, interpolated linearly between order statistics. */
final class Percentiles {

    private final Plane plane;
    private final int[] sorted;

    Percentiles(Plane plane) {
        this.plane = plane;
        this.sorted = plane.stored().clone();
        Arrays.sort(sorted);
    }

    /** The stored values, ascending; not to be changed. */
    int[] sorted() {
        return sorted;
    }

    /** @param percent 0..100 */
    double at(double percent) {
        double share = plane.slope() < 0 ? 1 - percent / 100 : percent / 100;
        double rank = share * (sorted.length - 1);
        int below = (int) Math.floor(rank);
        int above = Math.min(below + 1, sorted.length - 1);
        double stored = sorted[below] + (rank - below) * ((double) sorted[above] - sorted[below]);
        return plane.slope() * stored + plane.intercept();
    }
}
