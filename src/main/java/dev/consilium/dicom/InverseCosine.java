package dev.consilium.dicom;

/**
 * The inverse discrete cosine transform of 8 by 8 coefficients (ITU-T T.81 A.3.3), by the factors of Loeffler, Ligtenberg and Moschytz 1989
 * in fixed point. Rounds where the Independent JPEG Group's accurate integer transform does, so that its values are met.
 */
final class InverseCosine {

    private static final int SIDE = 8;
    /** The factors below are multiplied by two to the power of this. */
    private static final int FACTOR_BITS = 13;
    /** Both passes together leave the samples eight times too large. */
    private static final int SIDE_BITS = 3;

    private final int[] block = new int[SIDE * SIDE];

    /**
     * Puts the samples of a block, shifted and kept in range.
     *
     * @param coefficients dequantised, by row
     */
    void transform(int[] coefficients, int precision, int[] plane, int at, int width) {
        System.arraycopy(coefficients, 0, block, 0, block.length);
        int kept = precision > 8 ? 1 : 2;
        for (int column = 0; column < SIDE; column++) {
            vector(column, SIDE, FACTOR_BITS - kept);
        }
        for (int row = 0; row < SIDE; row++) {
            vector(row * SIDE, 1, FACTOR_BITS + kept + SIDE_BITS);
        }
        int largest = (1 << precision) - 1;
        int middle = 1 << precision - 1;
        for (int i = 0; i < block.length; i++) {
            int value = block[i] + middle;
            plane[at + i / SIDE * width + i % SIDE] = Math.max(0, Math.min(largest, value));
        }
    }

    private void vector(int at, int stride, int shift) {
        int[] v = block;
        int half = 1 << shift - 1;
        int even = (v[at + 2 * stride] + v[at + 6 * stride]) * 4433; // 0.541196100
        int e2 = even - v[at + 6 * stride] * 15137; // 1.847759065
        int e3 = even + v[at + 2 * stride] * 6270; // 0.765366865
        int sum = (v[at] + v[at + 4 * stride] << FACTOR_BITS) + half;
        int difference = (v[at] - v[at + 4 * stride] << FACTOR_BITS) + half;
        int o0 = v[at + 7 * stride];
        int o1 = v[at + 5 * stride];
        int o2 = v[at + 3 * stride];
        int o3 = v[at + stride];
        int all = (o0 + o1 + o2 + o3) * 9633; // 1.175875602
        int outer = (o0 + o3) * -7373; // 0.899976223
        int inner = (o1 + o2) * -20995; // 2.562915447
        int fourth = (o0 + o2) * -16069 + all; // 1.961570560
        int third = (o1 + o3) * -3196 + all; // 0.390180644
        o0 = o0 * 2446 + outer + fourth; // 0.298631336
        o1 = o1 * 16819 + inner + third; // 2.053119869
        o2 = o2 * 25172 + inner + fourth; // 3.072711026
        o3 = o3 * 12299 + outer + third; // 1.501321110
        v[at] = sum + e3 + o3 >> shift;
        v[at + 7 * stride] = sum + e3 - o3 >> shift;
        v[at + stride] = difference + e2 + o2 >> shift;
        v[at + 6 * stride] = difference + e2 - o2 >> shift;
        v[at + 2 * stride] = difference - e2 + o1 >> shift;
        v[at + 5 * stride] = difference - e2 - o1 >> shift;
        v[at + 3 * stride] = sum - e3 + o0 >> shift;
        v[at + 4 * stride] = sum - e3 - o0 >> shift;
    }
}
