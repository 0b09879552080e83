package dev.consilium.imaging;

import java.util.Optional;

/** Otsu's threshold on 256 equal bins between the least and the greatest value (Otsu 1979), in modality units. */
final class Otsu {

    private static final int BINS = 256;

    private Otsu() {}

    /** The lower edge of the first bin of the foreground; empty where there is one value only. */
    static Optional<Double> threshold(Plane plane) {
        double[] range = range(plane);
        if (range[1] <= range[0]) {
            return Optional.empty();
        }
        return Optional.of(range[0] + (bin(plane, range) + 1) * (range[1] - range[0]) / BINS);
    }

    private static double[] range(Plane plane) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < plane.stored().length; i++) {
            double value = plane.value(i);
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return new double[] {low, high};
    }

    private static int bin(Plane plane, double[] range) {
        long[] histogram = new long[BINS];
        double total = 0;
        int n = plane.stored().length;
        for (int i = 0; i < n; i++) {
            int bin = (int) Math.min(BINS - 1, (plane.value(i) - range[0]) / (range[1] - range[0]) * BINS);
            histogram[bin]++;
            total += bin;
        }
        double best = -1;
        int bestBin = 0;
        double below = 0;
        double sumBelow = 0;
        for (int bin = 0; bin < BINS - 1; bin++) {
            below += histogram[bin];
            sumBelow += (double) bin * histogram[bin];
            double between = between(below, n - below, sumBelow, total - sumBelow);
            if (between > best) {
                best = between;
                bestBin = bin;
            }
        }
        return bestBin;
    }

    private static double between(double below, double above, double sumBelow, double sumAbove) {
        if (below == 0 || above == 0) {
            return 0;
        }
        double gap = sumBelow / below - sumAbove / above;
        return below * above * gap * gap;
    }
}
