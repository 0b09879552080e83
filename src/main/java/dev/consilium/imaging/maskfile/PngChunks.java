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
 * @param coded bytes of its coded pixels
 */
record PngChunks(int columns, int rows, int depth, int colour, long coded) {

    /** What Deflate can make of one byte (RFC 1951: 258 of two bits). */
    private static final int LARGEST_RATIO = 1032;

    private static final int SIGNATURE = 8;
    private static final int HEADER = 13;

    /** @throws EOFException where it ends before its end */
    static PngChunks of(Path file) throws IOException {
        try (CheckedInputStream checked =
                        new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), new CRC32());
                DataInputStream in = new DataInputStream(checked)) {
            in.skipNBytes(SIGNATURE);
            PngChunks header = null;
            long coded = 0;
            for (String type = ""; !type.equals("IEND"); ) {
                int length = in.readInt();
                checked.getChecksum().reset();
                type = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
                require(header == null == type.equals("IHDR") && length >= 0);
                if (header == null) {
                    require(length == HEADER);
                    header = new PngChunks(in.readInt(), in.readInt(), in.readUnsignedByte(), in.readUnsignedByte(), 0);
                    in.skipNBytes(3);
                } else {
                    in.skipNBytes(length);
                    coded += type.equals("IDAT") ? length : 0;
                }
                long sum = checked.getChecksum().getValue();
                require(in.readInt() == (int) sum);
            }
            if (header == null) {
                throw damaged();
            }
            return new PngChunks(header.columns, header.rows, header.depth, header.colour, coded);
        }
    }

    /** What its pixels take once decoded, in bytes. */
    long decodedBytes() {
        return (long) rows * columns * samples() * (depth > Byte.SIZE ? 2 : 1);
    }

    /** Whether so few coded bytes can be so many pixels. */
    boolean possible() {
        return (long) rows * columns * samples() / Byte.SIZE * depth <= coded * LARGEST_RATIO;
    }

    private int samples() {
        return switch (colour) {
            case 0, 3 -> 1;
            case 4 -> 2;
            case 2 -> 3;
            default -> 4;
        };
    }

    private static void require(boolean sound) {
        if (!sound) {
            throw damaged();
        }
    }

    private static MaskFileException damaged() {
        return MaskFileException.invalid("The PNG is damaged: a part of it does not fit its checksum or its place.");
    }
}
