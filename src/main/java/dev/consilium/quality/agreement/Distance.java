package dev.consilium.quality.agreement;

/** How far two categories are apart: symmetric, never negative, zero for one and the same. */
interface Distance {

    double between(int k, int l);

    /** For every category {@code k} the sum over {@code l} of {@code d_kl y_l}. @param y one per category, never negative */
    double[] against(double[] y);

    /** The sum over {@code k} and {@code l} of {@code d_kl x_k y_l}. */
    default double mean(double[] x, double[] y) {
        double[] against = against(y);
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += x[k] * against[k];
        }
        return sum;
    }

    /** The sum over ordered pairs of the ratings of one unit. */
    default double within(int[] ratings) {
        double sum = 0;
        for (int a = 1; a < ratings.length; a++) {
            for (int b = 0; b < a; b++) {
                sum += ratings[a] == ratings[b] ? 0 : between(ratings[a], ratings[b]);
            }
        }
        return 2 * sum;
    }

    /** Whether a category of {@code x} and one of {@code y} differ at all: asked of the categories, for sums are rounded. */
    default boolean apart(double[] x, double[] y) {
        return apart(first(x), y) || apart(first(y), x);
    }

    private boolean apart(int k, double[] others) {
        for (int l = 0; k >= 0 && l < others.length; l++) {
            if (others[l] > 0 && l != k && between(k, l) > 0) {
                return true;
            }
        }
        return false;
    }

    private static int first(double[] used) {
        for (int k = 0; k < used.length; k++) {
            if (used[k] > 0) {
                return k;
            }
        }
        return -1;
    }
}
