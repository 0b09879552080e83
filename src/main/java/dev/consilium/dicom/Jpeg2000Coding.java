package dev.consilium.dicom;

/**
 * How a component of a tile is coded: its COD or COC, and its QCD or QCC (ITU-T T.800 A.6).
 *
 * @param levels of decomposition
 * @param precincts exponents of their size by resolution: width in the low four bits, height above
 * @param steps exponent above eleven bits of mantissa, by band; one alone stands for all
 */
record Jpeg2000Coding(
        int levels,
        int blockWidth,
        int blockHeight,
        int style,
        boolean reversible,
        int[] precincts,
        boolean derived,
        int guardBits,
        int[] steps) {

    private static final int MOST_LEVELS = 32;
    private static final int MANTISSA = 11;
    private static final int DERIVED = 1;
    /** Code-blocks of ITU-T T.814, all or some. */
    private static final int HIGH_THROUGHPUT = 0xC0;

    private static final Jpeg2000Coding NONE = new Jpeg2000Coding(0, 0, 0, 0, true, new int[0], false, 0, new int[0]);

    static Jpeg2000Coding none() {
        return NONE;
    }

    /** @param at where the number of levels stands */
    Jpeg2000Coding withStyle(Jpeg2000Segment segment, int at, boolean ownPrecincts) {
        int levels = segment.octet(at);
        int width = segment.octet(at + 1) + 2;
        int height = segment.octet(at + 2) + 2;
        int transform = segment.octet(at + 4);
        if (levels > MOST_LEVELS || width > 10 || height > 10 || width + height > 12 || transform > 1) {
            throw DicomException.malformed("The coded image has an impossible coding style.");
        }
        if ((segment.octet(at + 3) & HIGH_THROUGHPUT) != 0) {
            throw DicomException.unsupported("High-throughput JPEG 2000 cannot be decoded.");
        }
        int[] precincts = new int[levels + 1];
        for (int i = 0; i <= levels; i++) {
            precincts[i] = ownPrecincts ? segment.octet(at + 5 + i) : 0xFF;
            if (i > 0 && ((precincts[i] & 0xF) == 0 || precincts[i] >> 4 == 0)) {
                throw DicomException.malformed("The coded image has an impossible coding style.");
            }
        }
        return new Jpeg2000Coding(
                levels, width, height, segment.octet(at + 3), transform == 1, precincts, derived, guardBits, steps);
    }

    /** @param at where the quantisation style stands */
    Jpeg2000Coding withQuantisation(Jpeg2000Segment segment, int at) {
        int kind = segment.octet(at) & 0x1F;
        if (kind > 2) {
            throw DicomException.malformed("The coded image has an impossible quantisation.");
        }
        int width = kind == 0 ? 1 : 2;
        int[] read = new int[kind == DERIVED ? 1 : (segment.length() - at - 1) / width];
        for (int i = 0; i < read.length; i++) {
            read[i] = kind == 0 ? segment.octet(at + 1 + i) >> 3 << MANTISSA : segment.word(at + 1 + 2 * i);
        }
        return new Jpeg2000Coding(
                levels,
                blockWidth,
                blockHeight,
                style,
                reversible,
                precincts,
                kind == DERIVED,
                segment.octet(at) >> 5,
                read);
    }

    int precinctWidth(int resolution) {
        return precincts[resolution] & 0xF;
    }

    int precinctHeight(int resolution) {
        return precincts[resolution] >> 4;
    }

    /** @param band counted from LL over all resolutions */
    int exponent(int band) {
        return derived ? Math.max(0, (step(0) >> MANTISSA) - Math.max(0, band - 1) / 3) : step(band) >> MANTISSA;
    }

    /** Equation E-3, halved because coefficients are doubled; the gain of the band is in the transform. */
    float stepSize(int band, int bits) {
        int mantissa = step(derived ? 0 : band) & (1 << MANTISSA) - 1;
        return 0.5f * (float) ((1.0 + mantissa / 2048.0) * Math.pow(2, bits - exponent(band)));
    }

    /** Equation E-2. */
    int planes(int band) {
        return exponent(band) + guardBits - 1;
    }

    private int step(int band) {
        if (band >= steps.length) {
            throw DicomException.malformed("The coded image does not quantise all its bands.");
        }
        return steps[band];
    }
}
