package dev.consilium.imaging.maskfile;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * What a PNG claims of itself (ISO/IEC 15948), known before a pixel is decoded; every chunk to the last has been held against its checksum.
 *
 * @param depth bits per sample; @param colour 0 grey, 2 RGB, 3 palette, 4 grey and 6 RGB with alpha
 */
record PngChunks(int columns, int rows, int depth, int colour) {

    private static final int SIGNATURE = 8;
    private static final int HEADER = 13;

    /** @throws EOFException where it ends before its end */
    static PngChunks of(Path file) throws IOException {
        try (CheckedInputStream checked =
                        new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), new CRC32());
                DataInputStream in = new DataInputStream(checked)) {
            in.skipNBytes(SIGNATURE);
            PngChunks header = null;
            for (String type = ""; !type.equals("IEND"); ) {
                int length = in.readInt();
                checked.getChecksum().reset();
                type = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
                require(header == null == type.equals("IHDR") && length >= 0);
                if (header == null) {
                    require(length == HEADER);
                    header = new PngChunks(in.readInt(), in.readInt(), in.readUnsignedByte(), in.readUnsignedByte());
                    in.skipNBytes(3);
                } else {
                    in.skipNBytes(length);
                }
                long sum = checked.getChecksum().getValue();
                require(in.readInt() == (int) sum);
            }
            require(header != null);
            return header;
        }
    }

    /** What its pixels take once decoded, in bytes. */
    long decodedBytes() {
        int samples =
                switch (colour) {
                    case 0, 3 -> 1;
                    case 4 -> 2;
                    case 2 -> 3;
                    default -> 4;
                };
        return (long) rows * columns * samples * (depth > Byte.SIZE ? 2 : 1);
    }

    private static void require(boolean sound) {
        if (!sound) {
            throw MaskFileException.invalid("The PNG is damaged: a part of it does not fit its checksum or its place.");
        }
    }
}
