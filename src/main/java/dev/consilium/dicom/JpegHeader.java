package dev.consilium.dicom;

import org.jspecify.annotations.Nullable;

/**
 * What the markers before the first scan say (ITU-T T.81 B.2).
 *
 * @param process second byte of the start-of-frame marker
 * @param transform of the Adobe marker: 0 none, 1 YCbCr; null where there is no such marker
 * @param lettered the components are named R, G and B
 */
record JpegHeader(
        int process,
        int precision,
        int rows,
        int columns,
        int components,
        boolean jfif,
        @Nullable Integer transform,
        boolean lettered) {

    static final int BASELINE = 0xC0;
    static final int EXTENDED = 0xC1;
    static final int PROGRESSIVE = 0xC2;
    static final int LOSSLESS = 0xC3;

    private static final int START_OF_IMAGE = 0xD8;
    private static final int START_OF_SCAN = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP14 = 0xEE;
    private static final int ADOBE_TRANSFORM = 15;
    private static final int ADOBE_LENGTH = 14;

    static JpegHeader of(byte[] code) {
        if (code.length < 4 || word(code, 0) != (0xFF00 | START_OF_IMAGE)) {
            throw DicomException.malformed("The coded image is no JPEG.");
        }
        boolean jfif = false;
        Integer transform = null;
        int at = 2;
        while (true) {
            int marker = marker(code, at);
            if (isStartOfFrame(marker)) {
                return frame(code, at, jfif, transform);
            }
            if (marker == START_OF_SCAN) {
                throw DicomException.malformed("The coded image has a scan before its frame.");
            }
            jfif |= marker == APP0 && startsWith(code, at + 4, "JFIF");
            if (marker == APP14 && isAdobe(code, at)) {
                transform = (int) code[at + ADOBE_TRANSFORM];
            }
            at += marker == 0xFF ? 1 : 2 + word(code, at + 2);
        }
    }

    private static int marker(byte[] code, int at) {
        if (at + 4 > code.length) {
            throw DicomException.truncated("The coded image ends within its header.");
        }
        if (code[at] != (byte) 0xFF) {
            throw DicomException.malformed("The coded image has no marker where one must be.");
        }
        return code[at + 1] & 0xFF;
    }

    boolean sequential() {
        return process == BASELINE || process == EXTENDED;
    }

    /** Some writers leave the last octets out, and with them the transform. */
    private static boolean isAdobe(byte[] code, int at) {
        return startsWith(code, at + 4, "Adobe")
                && word(code, at + 2) >= ADOBE_LENGTH
                && at + ADOBE_TRANSFORM < code.length;
    }

    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static JpegHeader frame(byte[] code, int at, boolean jfif, @Nullable Integer transform) {
        int components = at + 9 < code.length ? code[at + 9] & 0xFF : 0;
        if (at + 10 + 3 * components > code.length) {
            throw DicomException.truncated("The coded image ends within its header.");
        }
        boolean lettered = components == 3 && code[at + 10] == 'R' && code[at + 13] == 'G' && code[at + 16] == 'B';
        return new JpegHeader(
                code[at + 1] & 0xFF,
                code[at + 4] & 0xFF,
                word(code, at + 5),
                word(code, at + 7),
                components,
                jfif,
                transform,
                lettered);
    }

    private static boolean startsWith(byte[] code, int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (at + i >= code.length || code[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int word(byte[] code, int at) {
        return (code[at] & 0xFF) << 8 | (code[at + 1] & 0xFF);
    }
}
