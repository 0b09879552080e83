package dev.consilium.imaging;

/**
 * How much fine detail an image has, over the pixels whose 3 x 3 neighbourhood is whole; in squared modality units.
 *
 * @param laplacianVariance variance of the 4-neighbour Laplacian (Pech-Pacheco 2000)
 * @param tenengrad mean of {@code Gx^2 + Gy^2}, Sobel (Tenenbaum 1970)
 * @param localVariance mean of the variance within each 3 x 3 neighbourhood
 */
public record Sharpness(Measure laplacianVariance, Measure tenengrad, Measure localVariance) {

    private static final int NEIGHBOURS = 9;

    static Sharpness of(Plane plane, Area area) {
        int w = plane.columns();
        int[] v = plane.stored();
        double sum = 0;
        double squares = 0;
        double gradients = 0;
        double local = 0;
        long n = 0;
        for (int y = 1; y < plane.rows() - 1; y++) {
            for (int at = y * w + 1; at < (y + 1) * w - 1; at++) {
                if (area.around(at)) {
                    double laplacian = (long) v[at - w] + v[at - 1] + v[at + 1] + v[at + w] - 4L * v[at];
                    sum += laplacian;
                    squares += laplacian * laplacian;
                    gradients += Sobel.alongRows(v, w, at) + Sobel.alongColumns(v, w, at);
                    local += variance(v, w, at);
                    n++;
                }
            }
        }
        if (n == 0) {
            Measure none = Measure.none(Measure.Status.INSUFFICIENT_DATA);
            return new Sharpness(none, none, none);
        }
        double unit = plane.slope() * plane.slope();
        double variance = Math.max(0, squares / n - (sum / n) * (sum / n));
        return new Sharpness(
                Measure.of(unit * variance), Measure.of(unit * gradients / n), Measure.of(unit * local / n));
    }

    /** Laplacian variance over local variance, no unit: comparable between images of different contrast. */
    public Measure normalisedLaplacian() {
        return laplacianVariance.over(localVariance);
    }

    /** Tenengrad over local variance, no unit. */
    public Measure normalisedTenengrad() {
        return tenengrad.over(localVariance);
    }

    private static double variance(int[] v, int w, int at) {
        double sum = 0;
        double squares = 0;
        for (int row = at - w; row <= at + w; row += w) {
            for (int i = row - 1; i <= row + 1; i++) {
                double off = (double) v[i] - v[at];
                sum += off;
                squares += off * off;
            }
        }
        return Math.max(0, squares / NEIGHBOURS - (sum / NEIGHBOURS) * (sum / NEIGHBOURS));
    }
}
