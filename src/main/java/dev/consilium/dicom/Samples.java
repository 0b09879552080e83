package dev.consilium.dicom;

/**
 * Decoded values of one frame, interleaved, in the colour space they were coded in.
 *
 * @param bits that the values need; as many as Bits Stored, or what the codestream says
 */
record Samples(int[] values, int bits, String photometric) {

    /** Reads the low {@code bits} of each value as two's complement or as unsigned, in place (PS3.5 8.1.1). */
    static void reinterpret(int[] values, int bits, boolean signed) {
        int shift = Integer.SIZE - bits;
        for (int i = 0; i < values.length; i++) {
            values[i] = signed ? values[i] << shift >> shift : values[i] << shift >>> shift;
        }
    }
}
