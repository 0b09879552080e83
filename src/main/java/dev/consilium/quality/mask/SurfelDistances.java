package dev.consilium.quality.mask;

import java.util.Arrays;

/** Distances in mm from the surface elements of one mask to the surface of another, each weighted by its area. */
final class SurfelDistances {

    /** All of them, ascending. */
    private final double[] sorted;
    /** The same, those of one code together and ascending; {@code start[c]} to {@code start[c + 1]} have code c. */
    private final double[] byCode;

    private final int[] start;
    private final double[] areas;

    private SurfelDistances(double[] sorted, double[] byCode, int[] start, double[] areas) {
        this.sorted = sorted;
        this.byCode = byCode;
        this.start = start;
        this.areas = areas;
    }

    /** @param squared distances; @param codes of the elements in the same order; @param areas by code */
    static SurfelDistances of(double[] squared, byte[] codes, double[] areas) {
        int[] start = new int[areas.length + 1];
        for (byte code : codes) {
            start[(code & 0xFF) + 1]++;
        }
        for (int code = 0; code < areas.length; code++) {
            start[code + 1] += start[code];
        }
        int[] next = start.clone();
        double[] byCode = new double[squared.length];
        for (int at = 0; at < squared.length; at++) {
            byCode[next[codes[at] & 0xFF]++] = Math.sqrt(squared[at]);
        }
        for (int code = 0; code < areas.length; code++) {
            Arrays.sort(byCode, start[code], start[code + 1]);
        }
        double[] sorted = byCode.clone();
        Arrays.sort(sorted);
        return new SurfelDistances(sorted, byCode, start, areas);
    }

    double area() {
        return areaWithin(Double.POSITIVE_INFINITY);
    }

    double within(double tolerance) {
        return areaWithin(tolerance + Distances.SLACK_MM);
    }

    private double areaWithin(double most) {
        double area = 0;
        for (int code = 0; code < areas.length; code++) {
            area += areas[code] * Distances.countWithin(byCode, start[code], start[code + 1], most);
        }
        return area;
    }

    /** Area times distance, over all elements. */
    double moment() {
        double moment = 0;
        for (int code = 0; code < areas.length; code++) {
            double sum = 0;
            for (int at = start[code]; at < start[code + 1]; at++) {
                sum += byCode[at];
            }
            moment += areas[code] * sum;
        }
        return moment;
    }

    double largest() {
        return sorted[sorted.length - 1];
    }

    /** The least distance within which that share of the area lies, not interpolated. */
    double quantile(double share) {
        double wanted = share * area();
        int low = 0;
        int high = sorted.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (areaWithin(sorted[middle]) >= wanted) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return sorted[low];
    }
}
