package dev.consilium.imaging;

/** Squared Sobel gradients of stored values at a pixel that is not at the edge of the image. */
final class Sobel {

    private Sobel() {}

    /** Squared change from left to right. */
    static double alongRows(int[] v, int w, int at) {
        double g = (long) v[at + w + 1]
                - v[at - w - 1]
                + v[at - w + 1]
                - v[at + w - 1]
                + 2 * ((long) v[at + 1] - v[at - 1]);
        return g * g;
    }

    /** Squared change from top to bottom. */
    static double alongColumns(int[] v, int w, int at) {
        double g = (long) v[at + w + 1]
                - v[at - w - 1]
                - v[at - w + 1]
                + v[at + w - 1]
                + 2 * ((long) v[at + w] - v[at - w]);
        return g * g;
    }
}
