package dev.consilium.imaging;

/** Mean of the foreground over the standard deviation of the background, split by Otsu's threshold on 256 bins (Otsu 1979). */
final class SignalToNoise {

    private static final int BINS = 256;

    private SignalToNoise() {}

    /** 0 where there is one value only, or the background does not vary. */
    static double of(Plane plane) {
        double[] range = range(plane);
        if (range[1] <= range[0]) {
            return 0;
        }
        double threshold = range[0] + (otsuBin(plane, range) + 1) * (range[1] - range[0]) / BINS;
        return ratio(plane, threshold);
    }

    private static double ratio(Plane plane, double threshold) {
        double signal = 0;
        double sum = 0;
        double squares = 0;
        long below = 0;
        int n = plane.stored().length;
        for (int i = 0; i < n; i++) {
            double value = plane.value(i);
            if (value < threshold) {
                below++;
                sum += value;
                squares += value * value;
            } else {
                signal += value;
            }
        }
        if (below == 0 || below == n) {
            return 0;
        }
        double variance = squares / below - (sum / below) * (sum / below);
        return variance <= 1e-12 ? 0 : signal / (n - below) / Math.sqrt(variance);
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

    private static int otsuBin(Plane plane, double[] range) {
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
