package dev.consilium.imaging;

import java.util.Set;

/**
 * Whether an image is shown inverted. Around the body lies air, which CT and MR show dark: where three quarters of the edge are brighter than
 * Otsu's threshold and most of the middle half is not, bright and dark are exchanged.
 */
final class Inversion {

    private static final Set<String> IN_AIR = Set.of("CT", "MR");

    private static final double MOST = 0.75;

    private Inversion() {}

    static boolean of(Plane plane, ImageQuality.Circumstances known) {
        return IN_AIR.contains(known.modality())
                && Otsu.threshold(plane)
                        .map(threshold -> inverted(plane, threshold, known.darkIsHigh()))
                        .orElse(false);
    }

    private static boolean inverted(Plane plane, double threshold, boolean darkIsHigh) {
        double edge = share(plane, threshold, true);
        double middle = share(plane, threshold, false);
        return darkIsHigh ? 1 - edge > MOST && middle > 0.5 : edge > MOST && middle < 0.5;
    }

    /** Of the outermost pixels, or of the middle half in both directions, those above. */
    private static double share(Plane plane, double threshold, boolean edge) {
        int w = plane.columns();
        int h = plane.rows();
        long above = 0;
        long n = 0;
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                boolean outermost = x == 0 || y == 0 || x == w - 1 || y == h - 1;
                boolean middle = 4 * x >= w && 4 * x < 3 * w && 4 * y >= h && 4 * y < 3 * h;
                if (edge ? outermost : middle) {
                    n++;
                    above += plane.value(y * w + x) >= threshold ? 1 : 0;
                }
            }
        }
        return n == 0 ? 0 : (double) above / n;
    }
}
