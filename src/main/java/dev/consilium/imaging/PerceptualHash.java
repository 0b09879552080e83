package dev.consilium.imaging;

import java.util.Arrays;

/** 64-bit hashes that stay near for pictures that look alike; only the Hamming distance between two of a kind means anything. */
public final class PerceptualHash {

    private static final int BITS = 8;
    private static final int SIDE = 32;
    private static final double GUARD = 1e-9;
    private static final double[][] COSINES = cosines();

    private PerceptualHash() {}

    /** Difference hash: of 8 rows by 9 columns of block means, whether each is darker than the one to its right. */
    public static long dHash(Plane plane) {
        double[][] means = blockMeans(plane, BITS, BITS + 1);
        long hash = 0;
        for (double[] row : means) {
            for (int x = 0; x < BITS; x++) {
                hash = (hash << 1) | (row[x] < row[x + 1] ? 1 : 0);
            }
        }
        return hash;
    }

    /** Cosine hash: the 8 x 8 lowest DCT-II coefficients of the image at 32 x 32 against the median of all but the first. */
    public static long pHash(Plane plane) {
        double[] low = lowestCoefficients(blockMeans(plane, SIDE, SIDE));
        double[] rest = Arrays.copyOfRange(low, 1, low.length);
        Arrays.sort(rest);
        double median = rest[rest.length / 2];
        double guard = GUARD * Arrays.stream(low).map(Math::abs).max().orElse(0);
        long hash = 0;
        for (double coefficient : low) {
            hash = (hash << 1) | (coefficient - median > guard ? 1 : 0);
        }
        return hash;
    }

    private static double[] lowestCoefficients(double[][] image) {
        double[] low = new double[BITS * BITS];
        for (int v = 0; v < BITS; v++) {
            for (int u = 0; u < BITS; u++) {
                low[v * BITS + u] = coefficient(image, u, v);
            }
        }
        return low;
    }

    private static double coefficient(double[][] image, int u, int v) {
        double sum = 0;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                sum += image[y][x] * COSINES[x][u] * COSINES[y][v];
            }
        }
        return sum;
    }

    private static double[][] cosines() {
        double[][] cosines = new double[SIDE][BITS];
        for (int at = 0; at < SIDE; at++) {
            for (int frequency = 0; frequency < BITS; frequency++) {
                cosines[at][frequency] = Math.cos(Math.PI * (2 * at + 1) * frequency / (2.0 * SIDE));
            }
        }
        return cosines;
    }

    private static double[][] blockMeans(Plane plane, int rows, int columns) {
        double[][] means = new double[rows][columns];
        for (int y = 0; y < rows; y++) {
            int top = (int) ((long) y * plane.rows() / rows);
            int bottom = (int) (((long) (y + 1) * plane.rows() + rows - 1) / rows);
            for (int x = 0; x < columns; x++) {
                int left = (int) ((long) x * plane.columns() / columns);
                int right = Math.max(left + 1, (int) ((long) (x + 1) * plane.columns() / columns));
                means[y][x] = mean(plane, top, bottom, left, right);
            }
        }
        return means;
    }

    private static double mean(Plane plane, int top, int bottom, int left, int right) {
        double sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                sum += plane.value(y * plane.columns() + x);
            }
        }
        return sum / ((double) (bottom - top) * (right - left));
    }
}
