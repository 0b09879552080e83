package dev.consilium.dicom;

import java.util.Arrays;

/**
 * The contexts of ITU-T T.87 Annex A and how they decode one sample: prediction errors of regular mode, and of the sample that interrupts a
 * run. Reads from one segment of bits until it is given the next.
 */
final class JpegLsModel {

    private static final int RUN_CONTEXT = 365;
    private static final int CONTEXTS = 367;
    /** A, B, C and N of a context stand together; in run interruption Nn stands for B. */
    private static final int WIDTH = 4;

    private static final int B = 1;
    private static final int C = 2;
    private static final int N = 3;

    private final int near;
    private final int step;
    private final int maximum;
    private final int reset;
    private final int range;
    private final int errorBits;
    private final int limit;
    private final int regularEscape;
    private final byte[] gradients;
    private final int[] contexts = new int[CONTEXTS * WIDTH];
    private CodedBits bits;

    /** @param presets completed */
    JpegLsModel(JpegLsPresets presets, int near, CodedBits bits) {
        this.near = near;
        this.bits = bits;
        step = 2 * near + 1;
        maximum = presets.maximum();
        reset = presets.reset();
        range = (maximum + 2 * near) / step + 1;
        errorBits = bitsOf(range - 1);
        int sampleBits = Math.max(2, bitsOf(maximum));
        limit = 2 * (sampleBits + Math.max(8, sampleBits));
        regularEscape = limit - errorBits - 1;
        gradients = gradients(presets, near);
        begin(bits);
    }

    private static int bitsOf(int value) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(value);
    }

    /** The quantised gradient of each difference, A.3.3; the difference of nothing stands at MAXVAL. */
    private static byte[] gradients(JpegLsPresets presets, int near) {
        int zero = presets.maximum();
        byte[] gradients = new byte[2 * zero + 1];
        int[] bounds = {near + 1, presets.t1(), presets.t2(), presets.t3()};
        for (int region = 1; region <= bounds.length; region++) {
            int bound = bounds[region - 1];
            Arrays.fill(gradients, zero + bound, gradients.length, (byte) region);
            Arrays.fill(gradients, 0, zero - bound + 1, (byte) -region);
        }
        return gradients;
    }

    /** A.2.1, at the start of a scan and after each restart marker. */
    void begin(CodedBits segment) {
        bits = segment;
        Arrays.fill(contexts, 0);
        for (int at = 0; at < contexts.length; at += WIDTH) {
            contexts[at] = Math.max(2, range + 32 >> 6);
            contexts[at + N] = 1;
        }
    }

    CodedBits bits() {
        return bits;
    }

    int near() {
        return near;
    }

    int maximum() {
        return maximum;
    }

    /** For lookups in inner loops: not to be changed. */
    byte[] gradients() {
        return gradients;
    }

    /** A.4.1 */
    static int predicted(int a, int b, int c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), a + b - c));
    }

    /**
     * The sample by A.4.2 to A.6.
     *
     * @param context 81 Q1 + 9 Q2 + Q3, negative where the sign of the error turns
     */
    int regular(int context, int predicted) {
        int[] all = contexts;
        int sign = context >> 31;
        int at = ((context ^ sign) - sign) * WIDTH;
        int k = golombParameter(all[at + N], all[at]);
        int mapped = bits.golomb(k, regularEscape, errorBits);
        if (mapped > 2 * range || mapped < 0) {
            throw DicomException.malformed("The coded image is damaged.");
        }
        int error = mapped >>> 1 ^ -(mapped & 1);
        if (k == 0 && near == 0 && 2 * all[at + B] <= -all[at + N]) {
            error = ~error;
        }
        int corrected = clamped(predicted + ((all[at + C] ^ sign) - sign));
        update(all, at, error);
        return reconstructed(corrected, (error ^ sign) - sign);
    }

    /** A.5.1: the least k with N * 2^k >= A. */
    private static int golombParameter(int n, int a) {
        int k = Math.max(0, Integer.numberOfLeadingZeros(n) - Integer.numberOfLeadingZeros(a));
        return n << k < a ? k + 1 : k;
    }

    /** A.6 */
    private void update(int[] all, int at, int error) {
        int a = all[at] + Math.abs(error);
        int b = all[at + B] + error * step;
        int n = all[at + N];
        if (n == reset) {
            a >>= 1;
            b >>= 1;
            n >>= 1;
        }
        n++;
        if (b <= -n) {
            b = Math.max(b + n, 1 - n);
            all[at + C] = Math.max(all[at + C] - 1, Byte.MIN_VALUE);
        } else if (b > 0) {
            b = Math.min(b - n, 0);
            all[at + C] = Math.min(all[at + C] + 1, Byte.MAX_VALUE);
        }
        all[at] = a;
        all[at + B] = b;
        all[at + N] = n;
    }

    /**
     * The sample after a run, A.7.2.
     *
     * @param spent bits by which its code is shorter at most
     * @param alone samples of several components interleaved are always predicted by the one above
     */
    int interrupting(int a, int b, int spent, boolean alone) {
        int type = alone && Math.abs(a - b) <= near ? 1 : 0;
        int at = (RUN_CONTEXT + type) * WIDTH;
        int n = contexts[at + N];
        int k = golombParameter(n, contexts[at] + (type == 1 ? n >> 1 : 0));
        int mapped = bits.golomb(k, limit - spent - 1 - errorBits - 1, errorBits);
        if (mapped > 2 * range || mapped < 0) {
            throw DicomException.malformed("The coded image is damaged.");
        }
        int map = mapped + type & 1;
        int error = mapped + type + map >> 1;
        boolean negative = (k != 0 || 2 * contexts[at + B] >= n) == (map == 1);
        updateRun(at, negative && error != 0, mapped + 1 - type >> 1);
        boolean turned = type == 0 && a > b;
        return reconstructed(type == 1 ? a : b, negative == turned ? error : -error);
    }

    private void updateRun(int at, boolean negative, int magnitude) {
        contexts[at + B] += negative ? 1 : 0;
        contexts[at] += magnitude;
        if (contexts[at + N] == reset) {
            contexts[at] >>= 1;
            contexts[at + B] >>= 1;
            contexts[at + N] >>= 1;
        }
        contexts[at + N]++;
    }

    /** A.4.4 and A.4.5: errors are counted modulo the range. */
    private int reconstructed(int predicted, int error) {
        int value = predicted + error * step;
        if (value < -near) {
            value += range * step;
        } else if (value > maximum + near) {
            value -= range * step;
        }
        return clamped(value);
    }

    private int clamped(int value) {
        return Math.max(0, Math.min(maximum, value));
    }
}
