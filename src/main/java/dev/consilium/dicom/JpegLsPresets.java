package dev.consilium.dicom;

/**
 * The coding parameters of ITU-T T.87 C.2.4.1.1; where zero is said, the default is meant.
 *
 * @param maximum MAXVAL, the largest sample
 * @param t1 to {@code t3} thresholds of the gradients
 * @param reset how many samples a context counts before it halves
 */
record JpegLsPresets(int maximum, int t1, int t2, int t3, int reset) {

    static final JpegLsPresets DEFAULT = new JpegLsPresets(0, 0, 0, 0, 0);

    private static final int BASIC_T1 = 3;
    private static final int BASIC_T2 = 7;
    private static final int BASIC_T3 = 21;
    private static final int BASIC_RESET = 64;

    JpegLsPresets completed(int precision, int near) {
        int largest = maximum == 0 ? (1 << precision) - 1 : maximum;
        require(largest < 1 << precision, "MAXVAL");
        require(near <= Math.min(255, largest / 2), "NEAR");
        int first = t1 == 0 ? threshold(BASIC_T1, 2, 3 * near, near + 1, largest) : t1;
        int second = t2 == 0 ? threshold(BASIC_T2, 3, 5 * near, first, largest) : t2;
        int third = t3 == 0 ? threshold(BASIC_T3, 4, 7 * near, second, largest) : t3;
        require(near < first && first <= second && second <= third && third <= largest, "A threshold");
        int count = reset == 0 ? BASIC_RESET : reset;
        require(count >= 3 && count <= Math.max(255, largest), "RESET");
        return new JpegLsPresets(largest, first, second, third, count);
    }

    /** C.2.4.1.1.1 */
    private static int threshold(int basic, int least, int widening, int floor, int largest) {
        int value;
        if (largest >= 128) {
            int factor = Math.min(largest, 4095) + 128 >> 8;
            value = factor * (basic - least) + least + widening;
        } else {
            int factor = 256 / (largest + 1);
            value = Math.max(least, basic / factor + widening);
        }
        return value > largest || value < floor ? floor : value;
    }

    private static void require(boolean holds, String parameter) {
        if (!holds) {
            throw DicomException.malformed(parameter + " of the coded image cannot be what it says.");
        }
    }
}
