package dev.consilium.quality.agreement;

/** SplitMix64 (Steele, Lea and Flood 2014), written out so that a seed means the same with every version of Java. */
final class Randomness {

    private long state;

    Randomness(long seed) {
        state = seed;
    }

    long bits() {
        state += 0x9E3779B97F4A7C15L;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** From 0 to 1, the latter excluded. */
    double share() {
        return (bits() >>> 11) * 0x1.0p-53;
    }

    /** From 0 to {@code bound}, the latter excluded; the bias is below {@code bound / 2^63}. */
    int below(int bound) {
        return (int) Math.multiplyHigh(bits() >>> 1, (long) bound << 1);
    }
}
