package dev.consilium.dicom;

import java.nio.ByteBuffer;

/**
 * The SIZ marker of a JPEG 2000 codestream and the component transform of its COD marker (ITU-T T.800 A.5.1, A.6.1).
 *
 * @param transformed components are coded as YCbCr and come out of the decoder as RGB
 */
record Jpeg2000Header(int rows, int columns, int components, int bits, boolean signed, boolean transformed) {

    private static final int START_AND_SIZE = 0xFF4FFF51;
    private static final int CODING_STYLE = 0xFF52;
    private static final int START_OF_TILE = 0xFF90;
    private static final int MOST_TILES = 0xFFFF;
    private static final int COMPONENTS_AT = 38;

    static Jpeg2000Header of(byte[] code) {
        ByteBuffer size = ByteBuffer.wrap(code);
        size.position(start(size) + 8);
        int right = size.getInt();
        int bottom = size.getInt();
        int left = size.getInt();
        int top = size.getInt();
        requireTiles((long) right - left, (long) bottom - top, size.getInt(), size.getInt());
        size.position(size.position() + 8);
        int components = size.getShort() & 0xFFFF;
        int depth = size.get() & 0xFF;
        for (int i = 1; i < components; i++) {
            size.position(size.position() + 2);
            if ((size.get() & 0xFF) != depth) {
                throw DicomException.unsupported("The components of the coded image differ in their bits.");
            }
        }
        return new Jpeg2000Header(
                bottom - top, right - left, components, (depth & 0x7F) + 1, depth > 0x7F, transformed(size));
    }

    /** The codestream may be wrapped in JP2 boxes, against PS3.5 A.4.4. */
    static int start(ByteBuffer code) {
        for (int at = 0; at + COMPONENTS_AT < code.limit() && at < 4096; at++) {
            if (code.getInt(at) == START_AND_SIZE) {
                return at;
            }
        }
        throw DicomException.malformed("The coded image is no JPEG 2000.");
    }

    /** More tiles than can be numbered only cost time. */
    private static void requireTiles(long width, long height, int tileWidth, int tileHeight) {
        boolean sound = width > 0 && height > 0 && tileWidth > 0 && tileHeight > 0;
        if (!sound || (width / tileWidth + 1) * (height / tileHeight + 1) > MOST_TILES) {
            throw DicomException.malformed("The coded image has an impossible size.");
        }
    }

    private static boolean transformed(ByteBuffer code) {
        code.position(code.position() + 2);
        while (code.remaining() > 8) {
            int marker = code.getShort() & 0xFFFF;
            int length = code.getShort(code.position()) & 0xFFFF;
            if (marker == CODING_STYLE) {
                return code.get(code.position() + 6) == 1;
            }
            if (marker == START_OF_TILE || length > code.remaining()) {
                break;
            }
            code.position(code.position() + length);
        }
        throw DicomException.malformed("The coded image does not say how it is coded.");
    }
}
