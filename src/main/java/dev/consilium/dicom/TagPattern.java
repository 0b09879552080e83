package dev.consilium.dicom;

/** A tag as PS3.6 and PS3.15 print it, {@code x} standing for any hexadecimal digit: {@code 60xx3000}. */
record TagPattern(int value, int mask) {

    static TagPattern of(String digits) {
        int value = Integer.parseUnsignedInt(digits.replace('x', '0'), 16);
        int mask = Integer.parseUnsignedInt(digits.replaceAll("[^x]", "f").replace('x', '0'), 16);
        return new TagPattern(value, mask);
    }

    boolean plain() {
        return mask == -1;
    }

    boolean matches(int tag) {
        return (tag & mask) == value;
    }
}
