package dev.consilium.dicom;

/** What JPEG, JPEG-LS and JPEG 2000 have in common: a codestream that must fit its data set and be whole. */
final class CodedImage {

    private static final int SMALL = 1 << 24;
    private static final int LARGEST_RATIO = 1024;

    private CodedImage() {}

    /** A codestream decides for itself how much memory decoding takes, so it is compared first. */
    static void requireFit(PixelLayout layout, byte[] code, int rows, int columns, int components, int bits) {
        if (rows != layout.rows() || columns != layout.columns() || components != layout.samples()) {
            throw DicomException.malformed("The coded image has another size than its data set says.");
        }
        if (bits < 1 || bits > layout.bitsAllocated()) {
            throw DicomException.malformed("The coded image has more bits than its data set allocates.");
        }
        requireExplained(layout.values(), LARGEST_RATIO, code);
    }

    /** Before anything of this size is made. */
    static void requireExplained(int size, int largestRatio, byte[] code) {
        if (size > SMALL && size / largestRatio > code.length) {
            throw DicomException.limit("The coded image is far larger than its code explains.");
        }
    }

    /** Decoders fill up what is missing; neither entropy-coded segments nor packets can hold the end marker. */
    static void requireEnd(byte[] code, int marker) {
        for (int i = code.length - 2; i > 0; i--) {
            if (code[i] == (byte) 0xFF && (code[i + 1] & 0xFF) == marker) {
                return;
            }
        }
        throw DicomException.truncated("The coded image ends too early.");
    }
}
