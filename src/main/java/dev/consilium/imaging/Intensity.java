package dev.consilium.imaging;

import java.util.Arrays;

/**
 * How an image uses its values, over all of its pixels.
 *
 * @param deviation standard deviation (population), in modality units
 * @param dynamicRange 99.9th less 0.1st percentile, interpolated linearly, in modality units
 * @param clippedLow share of pixels at the least value, 0..1
 * @param clippedHigh share of pixels at the greatest value, 0..1
 * @param usedBits bits that count the steps from the least to the greatest stored value: {@code ceil(log2(max - min + 1))}
 * @param entropy Shannon 1948 over the distinct stored values, in bits
 */
public record Intensity(
        double deviation, double dynamicRange, double clippedLow, double clippedHigh, int usedBits, double entropy) {

    static final double EMPTY_BELOW = 1e-6;

    static Intensity of(Plane plane) {
        Percentiles percentiles = new Percentiles(plane);
        int[] sorted = percentiles.sorted();
        int n = sorted.length;
        int last = n - 1;
        double low = (double) run(sorted, 0) / n;
        double high = (double) (n - start(sorted, last)) / n;
        boolean descending = plane.slope() < 0;
        return new Intensity(
                deviation(plane),
                percentiles.at(99.9) - percentiles.at(0.1),
                descending ? high : low,
                descending ? low : high,
                Long.SIZE - Long.numberOfLeadingZeros((long) sorted[last] - sorted[0]),
                entropy(sorted));
    }

    /** An image of one value shows nothing. */
    public boolean empty() {
        return deviation < EMPTY_BELOW;
    }

    private static double entropy(int[] sorted) {
        double bits = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = from + run(sorted, from);
            double share = (double) (to - from) / sorted.length;
            bits -= share * Math.log(share) / Math.log(2);
            from = to;
        }
        return Math.max(0, bits);
    }

    /** How many values from here are the same. */
    private static int run(int[] sorted, int from) {
        int to = from + 1;
        while (to < sorted.length && sorted[to] == sorted[from]) {
            to++;
        }
        return to - from;
    }

    private static int start(int[] sorted, int last) {
        int from = last;
        while (from > 0 && sorted[from - 1] == sorted[last]) {
            from--;
        }
        return from;
    }

    static double deviation(Plane plane) {
        return Math.abs(plane.slope()) * Math.sqrt(variance(plane.stored()));
    }

    private static double variance(int[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double squares = 0;
        for (int value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / values.length;
    }
}
