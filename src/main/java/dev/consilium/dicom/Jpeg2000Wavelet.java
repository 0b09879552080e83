package dev.consilium.dicom;

/**
 * The inverse transforms of ITU-T T.800 Annex F, in place. The sums stand in the order, and the factors in the single precision, of the
 * decoder that most others are compared with, so that rounding agrees.
 */
final class Jpeg2000Wavelet {

    private static final float ALPHA = 1.586134342f;
    private static final float BETA = 0.052980118f;
    private static final float GAMMA = -0.882911075f;
    private static final float DELTA = -0.443506852f;
    private static final float LOW = 1.230174105f;
    /** Twice the reciprocal of the other: the gain of a high band is not in its step size. */
    private static final float HIGH = 1.625732422f;

    private Jpeg2000Wavelet() {}

    /**
     * One level: low and high bands stand one after the other in columns and rows.
     *
     * @param stride of the rows of both arrays
     * @param left parity of the first column, {@code top} of the first row
     */
    static void reversible(int[] values, int stride, int width, int height, int left, int top) {
        int[] line = new int[width];
        for (int row = 0; row < height; row++) {
            for (int i = 0; i < width; i++) {
                line[place(i, width, left)] = values[row * stride + i];
            }
            reversible(line, 1, width, 1, left);
            System.arraycopy(line, 0, values, row * stride, width);
        }
        int[] lines = new int[width * height];
        for (int row = 0; row < height; row++) {
            System.arraycopy(values, row * stride, lines, place(row, height, top) * width, width);
        }
        reversible(lines, width, height, width, top);
        for (int row = 0; row < height; row++) {
            System.arraycopy(lines, row * width, values, row * stride, width);
        }
    }

    static void irreversible(float[] values, int stride, int width, int height, int left, int top) {
        float[] line = new float[width];
        for (int row = 0; row < height; row++) {
            for (int i = 0; i < width; i++) {
                line[place(i, width, left)] = values[row * stride + i];
            }
            irreversible(line, 1, width, 1, left);
            System.arraycopy(line, 0, values, row * stride, width);
        }
        float[] lines = new float[width * height];
        for (int row = 0; row < height; row++) {
            System.arraycopy(values, row * stride, lines, place(row, height, top) * width, width);
        }
        irreversible(lines, width, height, width, top);
        for (int row = 0; row < height; row++) {
            System.arraycopy(lines, row * width, values, row * stride, width);
        }
    }

    /** Where the value stands once low and high alternate. */
    private static int place(int index, int count, int parity) {
        int lows = (count + 1 - parity) / 2;
        return index < lows ? 2 * index + parity : 2 * (index - lows) + 1 - parity;
    }

    /** Mirrored at both ends (F.3.7). */
    private static int mirrored(int index, int count) {
        return index < 0 ? -index : index < count ? index : 2 * (count - 1) - index;
    }

    /** @param count steps of {@code stride}, each of {@code width} values that are transformed alike */
    private static void reversible(int[] values, int stride, int count, int width, int parity) {
        if (count == 1) {
            for (int i = 0; parity == 1 && i < width; i++) {
                values[i] /= 2;
            }
            return;
        }
        for (int n = parity; n < count; n += 2) {
            int before = mirrored(n - 1, count) * stride;
            int after = mirrored(n + 1, count) * stride;
            for (int i = 0; i < width; i++) {
                values[n * stride + i] -= values[before + i] + values[after + i] + 2 >> 2;
            }
        }
        for (int n = 1 - parity; n < count; n += 2) {
            int before = mirrored(n - 1, count) * stride;
            int after = mirrored(n + 1, count) * stride;
            for (int i = 0; i < width; i++) {
                values[n * stride + i] += values[before + i] + values[after + i] >> 1;
            }
        }
    }

    private static void irreversible(float[] values, int stride, int count, int width, int parity) {
        if (count == 1) {
            return;
        }
        for (int n = 0; n < count; n++) {
            float factor = (n & 1) == parity ? LOW : HIGH;
            for (int i = n * stride; i < n * stride + width; i++) {
                values[i] *= factor;
            }
        }
        lift(values, stride, count, width, parity, DELTA);
        lift(values, stride, count, width, 1 - parity, GAMMA);
        lift(values, stride, count, width, parity, BETA);
        lift(values, stride, count, width, 1 - parity, ALPHA);
    }

    private static void lift(float[] values, int stride, int count, int width, int first, float factor) {
        for (int n = first; n < count; n += 2) {
            int before = mirrored(n - 1, count) * stride;
            int after = mirrored(n + 1, count) * stride;
            for (int i = 0; i < width; i++) {
                values[n * stride + i] += (values[before + i] + values[after + i]) * factor;
            }
        }
    }
}
