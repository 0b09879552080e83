package dev.consilium.dicom;

import java.nio.ByteBuffer;

/** Follows the tile-parts of a JPEG 2000 codestream by their lengths (ITU-T T.800 A.4.2): a decoder blurs over what is missing. */
final class Jpeg2000Tiles {

    private static final int START_OF_CODESTREAM = 0xFF4F;
    private static final int START_OF_TILE = 0xFF90;
    private static final int END_OF_CODESTREAM = 0xFFD9;
    private static final int LENGTH_AT = 6;

    private Jpeg2000Tiles() {}

    static void requireWhole(byte[] code) {
        ByteBuffer bytes = ByteBuffer.wrap(code);
        int at = firstTile(bytes);
        while (marker(bytes, at) == START_OF_TILE) {
            long length = bytes.getInt(at + LENGTH_AT) & 0xFFFFFFFFL;
            if (length == 0) {
                return;
            }
            if (length > code.length - at) {
                throw DicomException.truncated("A tile of the coded image ends too early.");
            }
            at += (int) length;
        }
        if (marker(bytes, at) != END_OF_CODESTREAM) {
            throw DicomException.malformed("The tiles of the coded image do not follow each other.");
        }
    }

    private static int firstTile(ByteBuffer bytes) {
        int at = 0;
        while (marker(bytes, at) != START_OF_CODESTREAM) {
            at++;
        }
        at += 2;
        while (marker(bytes, at) != START_OF_TILE) {
            at += 2 + (bytes.getShort(at + 2) & 0xFFFF);
        }
        return at;
    }

    private static int marker(ByteBuffer bytes, int at) {
        if (at + 2 > bytes.limit()) {
            throw DicomException.truncated("The coded image ends too early.");
        }
        return bytes.getShort(at) & 0xFFFF;
    }
}
