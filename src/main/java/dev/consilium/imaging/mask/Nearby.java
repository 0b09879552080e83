package dev.consilium.imaging.mask;

import java.util.Arrays;

/**
 * Distances that are only asked for up to a limit: heights beyond it and places farther away are left out. What comes out within the
 * limit is exact, all else is larger than the limit.
 */
final class Nearby implements LineTransform {

    private final int length;
    private final double limit;
    private final int reach;
    private final double[] square;

    /** @param limit squared, in mm; @param reach places within the limit */
    Nearby(int length, double mm, double limit) {
        this.length = length;
        this.limit = limit;
        this.square = Squares.of(length, mm);
        int places = 0;
        while (places < length - 1 && square[places + 1] <= limit) {
            places++;
        }
        this.reach = places;
    }

    @Override
    public void along(double[] heights, int at, int[] feet, int count, double[] result, int to) {
        Arrays.fill(result, to, to + length, Double.POSITIVE_INFINITY);
        for (int k = 0; k < count; k++) {
            int foot = feet[k];
            double height = heights[at + foot];
            if (height <= limit) {
                int last = Math.min(length - 1, foot + reach);
                for (int place = Math.max(0, foot - reach); place <= last; place++) {
                    double found = height + square[Math.abs(place - foot)];
                    result[to + place] = Math.min(result[to + place], found);
                }
            }
        }
    }
}
