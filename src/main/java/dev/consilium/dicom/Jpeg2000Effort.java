package dev.consilium.dicom;

/** What decoding of one frame may take: a few bytes of packets can name more code-blocks and layers than a day is long enough for. */
final class Jpeg2000Effort {

    private static final long MOST_NANOSECONDS = 20_000_000_000L;
    /** So many steps cost nothing that anyone notices. */
    private static final long FREE_STEPS = 1 << 22;

    private static final long STEPS_OF_A_BYTE = 256;
    private static final long MOST_STEPS = 1 << 26;

    private final long begin = System.nanoTime();
    private long steps;

    /** @param length of the codestream, which has to explain what is done */
    Jpeg2000Effort(int length) {
        steps = Math.min(MOST_STEPS, FREE_STEPS + STEPS_OF_A_BYTE * length);
    }

    /** Before so many code-blocks or packets are looked at. */
    void spend(long count) {
        steps -= count;
        if (steps < 0) {
            throw DicomException.limit("The coded image takes more steps than its code explains.");
        }
    }

    void requireTime() {
        if (System.nanoTime() - begin > MOST_NANOSECONDS) {
            throw DicomException.limit("The coded image takes longer than may be spent on it.");
        }
    }
}
