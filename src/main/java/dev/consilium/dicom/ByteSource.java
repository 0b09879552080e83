package dev.consilium.dicom;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** Bytes of a stream with their position; memory is taken as bytes arrive, never because a length claims them. */
final class ByteSource {

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final long maxLength;
    private long position;

    ByteSource(InputStream in, long maxLength) {
        this.in = new BufferedInputStream(in, BUFFER);
        this.maxLength = Math.min(maxLength, Integer.MAX_VALUE - 8);
    }

    long position() {
        return position;
    }

    /** The rest as a stream; this source is of no use afterwards. */
    InputStream rest() {
        return in;
    }

    boolean atEnd() throws IOException {
        return peek(1).length == 0;
    }

    /** Up to {@code count} bytes that stay unread. */
    byte[] peek(int count) throws IOException {
        in.mark(count);
        byte[] ahead = bytes(count);
        in.reset();
        return ahead;
    }

    /** Some writers fill files up with zeros; true uses the rest up, and zeros that anything follows are no padding. */
    boolean paddedFromHere() throws IOException {
        if (!isZero(peek(8))) {
            return false;
        }
        for (byte[] rest = bytes(BUFFER); rest.length > 0; rest = bytes(BUFFER)) {
            if (!isZero(rest)) {
                throw DicomException.malformed("Something follows the padding of the data set.");
            }
        }
        return true;
    }

    private static boolean isZero(byte[] bytes) {
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    byte[] read(long length) throws IOException {
        if (length > maxLength) {
            throw DicomException.limit("An element is longer than may be read.");
        }
        byte[] bytes = bytes((int) length);
        if (bytes.length < length) {
            throw DicomException.truncated("The object ends within an element.");
        }
        position += length;
        return bytes;
    }

    int unsigned16(boolean bigEndian) throws IOException {
        byte[] bytes = read(2);
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    long unsigned32(boolean bigEndian) throws IOException {
        long first = unsigned16(bigEndian);
        long second = unsigned16(bigEndian);
        return bigEndian ? first << 16 | second : second << 16 | first;
    }

    private byte[] bytes(int count) throws IOException {
        try {
            return in.readNBytes(count);
        } catch (ZipException e) {
            throw new DicomException("MALFORMED", "The deflated data set is damaged.", e);
        } catch (EOFException e) {
            throw new DicomException("TRUNCATED", "The deflated data set ends too early.", e);
        }
    }
}
