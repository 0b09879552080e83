package dev.consilium.dicom;

/**
 * The SIZ marker of a JPEG 2000 codestream (ITU-T T.800 A.5.1): where the image and its tiles stand on the reference grid.
 *
 * @param end where the next marker stands
 */
record Jpeg2000Header(
        int left,
        int top,
        int right,
        int bottom,
        int tileLeft,
        int tileTop,
        int tileWidth,
        int tileHeight,
        int components,
        int bits,
        boolean signed,
        int end) {

    private static final int START_OF_CODESTREAM = 0x4F;
    private static final int SIZE = 0x51;
    private static final int FURTHEST_START = 4096;
    private static final int MOST_TILES = 0xFFFF;
    private static final int COMPONENTS_AT = 36;
    private static final int COMPONENT_SIZE = 3;
    private static final int NOT_SUBSAMPLED = 0x0101;
    /** Of Rsiz: ITU-T T.814 and T.801. */
    private static final int OTHER_PARTS = 0xC000;

    static Jpeg2000Header of(byte[] code) {
        Jpeg2000Segment size = Jpeg2000Segment.at(code, start(code) + 2);
        int components = size.word(34);
        int depth = size.octet(COMPONENTS_AT);
        Jpeg2000Header header = new Jpeg2000Header(
                size.number(10),
                size.number(14),
                size.number(2),
                size.number(6),
                size.number(26),
                size.number(30),
                size.number(18),
                size.number(22),
                components,
                (depth & 0x7F) + 1,
                depth > 0x7F,
                size.end());
        header.requireSound();
        header.requireSupported(size);
        return header;
    }

    /** The codestream may be wrapped in JP2 boxes, against PS3.5 A.4.4. */
    private static int start(byte[] code) {
        for (int at = 0; at + 3 < code.length && at < FURTHEST_START; at++) {
            if (code[at] == (byte) 0xFF
                    && code[at + 1] == START_OF_CODESTREAM
                    && code[at + 2] == (byte) 0xFF
                    && code[at + 3] == SIZE) {
                return at;
            }
        }
        throw DicomException.malformed("The coded image is no JPEG 2000.");
    }

    private void requireSound() {
        boolean sound = isSound(left, right, tileLeft, tileWidth) && isSound(top, bottom, tileTop, tileHeight);
        if (!sound || (long) across() * down() > MOST_TILES) {
            throw DicomException.malformed("The coded image has an impossible size.");
        }
    }

    private void requireSupported(Jpeg2000Segment size) {
        if ((size.word(0) & OTHER_PARTS) != 0) {
            throw DicomException.unsupported("The coded image needs more than Part 1 of JPEG 2000.");
        }
        if (bits > (signed ? Integer.SIZE : Integer.SIZE - 1)) {
            throw DicomException.unsupported("Values of more than 31 bits cannot be decoded from JPEG 2000.");
        }
        for (int i = 0; i < components; i++) {
            int at = COMPONENTS_AT + COMPONENT_SIZE * i;
            if (size.octet(at) != size.octet(COMPONENTS_AT)) {
                throw DicomException.unsupported("The components of the coded image differ in their bits.");
            }
            if (size.word(at + 1) != NOT_SUBSAMPLED) {
                throw DicomException.unsupported("Subsampled JPEG 2000 cannot be decoded.");
            }
        }
    }

    /** Equations B-3 and B-4: the first tile holds the first sample. Larger numbers than an image needs are none here. */
    private static boolean isSound(int from, int to, int tileFrom, int tileSize) {
        return tileFrom >= 0 && tileFrom <= from && from < to && tileSize > 0 && from - tileFrom < tileSize;
    }

    int rows() {
        return bottom - top;
    }

    int columns() {
        return right - left;
    }

    private int across() {
        return (right - tileLeft - 1) / tileWidth + 1;
    }

    private int down() {
        return (bottom - tileTop - 1) / tileHeight + 1;
    }

    int tiles() {
        return across() * down();
    }

    /** Left, top, right and bottom of a tile: equations B-7 to B-10. */
    int[] bounds(int tile) {
        long x = tileLeft + (long) (tile % across()) * tileWidth;
        long y = tileTop + (long) (tile / across()) * tileHeight;
        return new int[] {
            (int) Math.max(left, x),
            (int) Math.max(top, y),
            (int) Math.min(right, x + tileWidth),
            (int) Math.min(bottom, y + tileHeight)
        };
    }
}
