package dev.consilium.imaging;

import java.util.Arrays;

/**
 * Standard deviation of the noise in modality units, estimated twice.
 *
 * @param immerkaer {@code sqrt(pi/2)/(6n) sum|I * [1 -2 1; -2 4 -2; 1 -2 1]|} over the n neighbourhoods, of a whole image (W-2)(H-2)
 *     (Immerkaer 1996)
 * @param haar {@code median|HH|/0.6745} with {@code HH = (a-b-c+d)/2} on 2 x 2 blocks that do not overlap (Donoho 1995);
 *     {@code ZERO_DEVIATION} on flat and periodic images
 */
public record Noise(Measure immerkaer, Measure haar) {

    private static final double MAD_TO_SIGMA = 0.6744897501960817;

    static Noise of(Plane plane, Area area) {
        double scale = Math.abs(plane.slope());
        return new Noise(
                ofLaplacians(plane, area).times(scale), ofWavelets(plane, area).times(scale));
    }

    /** The greater of the two: Haar sees nothing on periodic images, Immerkaer takes fine structure for noise. */
    public Measure sigma() {
        return immerkaer.max(haar);
    }

    private static Measure ofLaplacians(Plane plane, Area area) {
        int w = plane.columns();
        int[] v = plane.stored();
        double sum = 0;
        long n = 0;
        for (int y = 1; y < plane.rows() - 1; y++) {
            for (int at = y * w + 1; at < (y + 1) * w - 1; at++) {
                if (area.around(at)) {
                    long corners = (long) v[at - w - 1] + v[at - w + 1] + v[at + w - 1] + v[at + w + 1];
                    long edges = (long) v[at - w] + v[at - 1] + v[at + 1] + v[at + w];
                    sum += Math.abs(corners - 2 * edges + 4L * v[at]);
                    n++;
                }
            }
        }
        return n == 0
                ? Measure.none(Measure.Status.INSUFFICIENT_DATA)
                : Measure.of(Math.sqrt(Math.PI / 2) * sum / (6.0 * n));
    }

    private static Measure ofWavelets(Plane plane, Area area) {
        int w = plane.columns();
        int[] v = plane.stored();
        double[] coefficients = new double[(w / 2) * (plane.rows() / 2)];
        int n = 0;
        for (int y = 0; y + 1 < plane.rows(); y += 2) {
            for (int at = y * w; at + 1 < y * w + w; at += 2) {
                if (area.contains(at) && area.contains(at + 1) && area.contains(at + w) && area.contains(at + w + 1)) {
                    coefficients[n++] = Math.abs((long) v[at] - v[at + 1] - v[at + w] + v[at + w + 1]) / 2.0;
                }
            }
        }
        if (n == 0) {
            return Measure.none(Measure.Status.INSUFFICIENT_DATA);
        }
        double sigma = Measure.medianOf(Arrays.copyOf(coefficients, n)) / MAD_TO_SIGMA;
        return new Measure(sigma, sigma > 0 ? Measure.Status.OK : Measure.Status.ZERO_DEVIATION);
    }
}
