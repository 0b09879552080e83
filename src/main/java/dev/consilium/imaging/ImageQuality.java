package dev.consilium.imaging;

import java.util.Arrays;

/**
 * Quality of one image without a reference or a model. Noise, range and deviation are in modality units, Laplacian variance and
 * Tenengrad in their squares; images smaller than 3 x 3 have 0 for all that needs a neighbourhood.
 *
 * @param immerkaerNoise Immerkaer 1996, fast noise variance estimation
 * @param haarNoise median absolute Haar HH coefficient over 0.67449; 0 on flat and periodic images
 * @param laplacianVariance of the 4-neighbour Laplacian over the valid region
 * @param tenengrad mean squared Sobel gradient over the valid region
 * @param dynamicRange 99.9th minus 0.1th percentile
 * @param snr mean of the Otsu foreground over the deviation of the background; 0 where undefined
 */
public record ImageQuality(
        double immerkaerNoise,
        double haarNoise,
        double laplacianVariance,
        double tenengrad,
        double dynamicRange,
        double deviation,
        double snr) {

    private static final double EMPTY_BELOW = 1e-6;
    private static final double MAD_TO_SIGMA = 0.6744897501960817;

    public static ImageQuality of(Plane plane) {
        double scale = Math.abs(plane.slope());
        Percentiles percentiles = new Percentiles(plane);
        return new ImageQuality(
                scale * immerkaer(plane),
                scale * haar(plane),
                scale * scale * laplacianVariance(plane),
                scale * scale * tenengrad(plane),
                percentiles.at(99.9) - percentiles.at(0.1),
                scale * Math.sqrt(variance(plane.stored())),
                SignalToNoise.of(plane));
    }

    /** The greater of the two estimates: Haar sees nothing on periodic images. */
    public double noise() {
        return Math.max(immerkaerNoise, haarNoise);
    }

    /** Laplacian variance over intensity variance: comparable between images of different contrast. */
    public double sharpness() {
        return empty() ? 0 : laplacianVariance / (deviation * deviation);
    }

    public boolean empty() {
        return deviation < EMPTY_BELOW;
    }

    private static double immerkaer(Plane plane) {
        int w = plane.columns();
        int h = plane.rows();
        if (w < 3 || h < 3) {
            return 0;
        }
        int[] v = plane.stored();
        double sum = 0;
        for (int y = 1; y < h - 1; y++) {
            for (int at = y * w + 1; at < (y + 1) * w - 1; at++) {
                long corners = (long) v[at - w - 1] + v[at - w + 1] + v[at + w - 1] + v[at + w + 1];
                long edges = (long) v[at - w] + v[at - 1] + v[at + 1] + v[at + w];
                sum += Math.abs(corners - 2 * edges + 4L * v[at]);
            }
        }
        return Math.sqrt(Math.PI / 2) * sum / (6.0 * (w - 2) * (h - 2));
    }

    private static double haar(Plane plane) {
        int w = plane.columns();
        int blocksX = w / 2;
        int blocksY = plane.rows() / 2;
        if (blocksX == 0 || blocksY == 0) {
            return 0;
        }
        int[] v = plane.stored();
        long[] twice = new long[blocksX * blocksY];
        for (int y = 0; y < blocksY; y++) {
            for (int x = 0; x < blocksX; x++) {
                int at = 2 * y * w + 2 * x;
                twice[y * blocksX + x] = Math.abs((long) v[at] - v[at + 1] - v[at + w] + v[at + w + 1]);
            }
        }
        Arrays.sort(twice);
        int middle = twice.length / 2;
        double median =
                twice.length % 2 == 1 ? twice[middle] / 2.0 : ((double) twice[middle - 1] + twice[middle]) / 4.0;
        return median / MAD_TO_SIGMA;
    }

    private static double laplacianVariance(Plane plane) {
        int w = plane.columns();
        int h = plane.rows();
        int[] v = plane.stored();
        double sum = 0;
        double squares = 0;
        for (int y = 1; y < h - 1; y++) {
            for (int at = y * w + 1; at < (y + 1) * w - 1; at++) {
                long laplacian = (long) v[at - w] + v[at - 1] + v[at + 1] + v[at + w] - 4L * v[at];
                sum += laplacian;
                squares += (double) laplacian * laplacian;
            }
        }
        double n = (w - 2.0) * (h - 2.0);
        return w < 3 || h < 3 ? 0 : squares / n - (sum / n) * (sum / n);
    }

    private static double tenengrad(Plane plane) {
        int w = plane.columns();
        int h = plane.rows();
        int[] v = plane.stored();
        double sum = 0;
        for (int y = 1; y < h - 1; y++) {
            for (int at = y * w + 1; at < (y + 1) * w - 1; at++) {
                long diagonal = (long) v[at + w + 1] - v[at - w - 1];
                long anti = (long) v[at - w + 1] - v[at + w - 1];
                double gx = diagonal + anti + 2 * ((long) v[at + 1] - v[at - 1]);
                double gy = diagonal - anti + 2 * ((long) v[at + w] - v[at - w]);
                sum += gx * gx + gy * gy;
            }
        }
        return w < 3 || h < 3 ? 0 : sum / ((w - 2.0) * (h - 2.0));
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
