package dev.consilium.quality.mask;

import java.util.Arrays;

/** Distances in mm from the surface of one mask to that of another, ascending. */
final class Distances {

    /** Added to a tolerance: a distance of one spacing is within a tolerance of as much, however it was rounded. */
    static final double SLACK_MM = 1e-6;

    private final double[] sorted;

    private Distances(double[] sorted) {
        this.sorted = sorted;
    }

    /** @param squared in any order; used up */
    static Distances ofSquared(double[] squared) {
        Arrays.sort(squared);
        for (int at = 0; at < squared.length; at++) {
            squared[at] = Math.sqrt(squared[at]);
        }
        return new Distances(squared);
    }

    static Distances ofSorted(double[] ascending) {
        return new Distances(ascending);
    }

    /** From every surface voxel to itself. */
    static Distances none(int count) {
        return new Distances(new double[count]);
    }

    int count() {
        return sorted.length;
    }

    double largest() {
        return sorted[sorted.length - 1];
    }

    double sum() {
        double sum = 0;
        for (double distance : sorted) {
            sum += distance;
        }
        return sum;
    }

    double mean() {
        return sum() / sorted.length;
    }

    int within(double tolerance) {
        return countWithin(sorted, 0, sorted.length, tolerance + SLACK_MM);
    }

    /** Interpolated linearly between order statistics (type 7 of Hyndman and Fan 1996). */
    double quantile(double share) {
        double rank = share * (sorted.length - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }

    Distances pooledWith(Distances other) {
        double[] both = Arrays.copyOf(sorted, sorted.length + other.sorted.length);
        int at = both.length;
        int own = sorted.length;
        for (int theirs = other.sorted.length; theirs > 0; ) {
            both[--at] = own > 0 && sorted[own - 1] > other.sorted[theirs - 1] ? sorted[--own] : other.sorted[--theirs];
        }
        return new Distances(both);
    }

    /** How many of a stretch of ascending values are not larger. */
    static int countWithin(double[] ascending, int from, int to, double most) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] <= most) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - from;
    }
}
