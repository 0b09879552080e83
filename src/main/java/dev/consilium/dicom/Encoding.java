package dev.consilium.dicom;

import java.util.Optional;

/** How data elements stand in a stream: with or without their VR, in which byte order (PS3.5 7.1, 7.3). */
enum Encoding {
    IMPLICIT(false, false),
    EXPLICIT(true, false),
    EXPLICIT_BIG_ENDIAN(true, true);

    private static final int HEADER = 8;
    /** No first element of a data set is longer: identification and character set come first. */
    private static final int LONGEST_FIRST = 1 << 16;

    private final boolean explicit;
    private final boolean bigEndian;

    Encoding(boolean explicit, boolean bigEndian) {
        this.explicit = explicit;
        this.bigEndian = bigEndian;
    }

    boolean explicit() {
        return explicit;
    }

    boolean bigEndian() {
        return bigEndian;
    }

    /** Guesses from the first element of a data set, which stands in a low group; empty where nothing fits. */
    static Optional<Encoding> guess(byte[] start) {
        if (start.length < HEADER) {
            return Optional.empty();
        }
        boolean named = isUpperCase(start[4]) && isUpperCase(start[5]);
        if (begins(start[0], start[1])) {
            return named ? Optional.of(EXPLICIT) : implicit(start);
        }
        return named && begins(start[1], start[0]) ? Optional.of(EXPLICIT_BIG_ENDIAN) : Optional.empty();
    }

    private static Optional<Encoding> implicit(byte[] start) {
        long length =
                (start[4] & 0xFFL) | (start[5] & 0xFFL) << 8 | (start[6] & 0xFFL) << 16 | (start[7] & 0xFFL) << 24;
        boolean plausible = length < LONGEST_FIRST || length == ElementHeader.UNDEFINED;
        return plausible ? Optional.of(IMPLICIT) : Optional.empty();
    }

    private static boolean begins(byte low, byte high) {
        return high == 0 && (low == 0x02 || low == 0x04 || low == 0x08 || low == 0x10);
    }

    static boolean isUpperCase(byte letter) {
        return letter >= 'A' && letter <= 'Z';
    }
}
