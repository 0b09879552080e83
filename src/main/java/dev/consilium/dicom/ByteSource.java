package dev.consilium.dicom;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipException;

/** Bytes of a stream with their position; memory is taken as bytes arrive, never because a length claims them. */
final class ByteSource {

    /** Most headers fit; longer values do not pass through the buffer. */
    private static final int BUFFER = 1 << 13;
    /** What a value may take before any of it is there. */
    private static final int PART = 1 << 22;
    /** Channels and inflaters take as much memory of their own as they are asked for at once. */
    private static final int AT_ONCE = 1 << 17;

    private static final int SHORTEST_PADDING = 8;

    private final InputStream in;
    private final long maxLength;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int limit;
    /** Bytes that the buffer held before. */
    private long passed;

    ByteSource(InputStream in, long maxLength) {
        this.in = in;
        this.maxLength = Math.min(maxLength, Integer.MAX_VALUE - 8);
    }

    long position() {
        return passed + at;
    }

    /** The rest as a stream; this source is of no use afterwards. */
    InputStream rest() {
        return new SequenceInputStream(new ByteArrayInputStream(buffer, at, limit - at), in);
    }

    boolean atEnd() throws IOException {
        return ahead(1) == 0;
    }

    /** Up to {@code count} bytes that stay unread, no more than the buffer holds. */
    byte[] peek(int count) throws IOException {
        int there = ahead(count);
        return Arrays.copyOfRange(buffer, at, at + there);
    }

    /** Some writers fill files up with zeros; true uses the rest up, and zeros that anything follows are no padding. */
    boolean paddedFromHere() throws IOException {
        int next = ahead(SHORTEST_PADDING);
        if (!isZero(next)) {
            return false;
        }
        while (!atEnd()) {
            if (!isZero(limit - at)) {
                throw DicomException.malformed("Something follows the padding of the data set.");
            }
            at = limit;
        }
        return true;
    }

    private boolean isZero(int count) {
        for (int i = at; i < at + count; i++) {
            if (buffer[i] != 0) {
                return false;
            }
        }
        return true;
    }

    byte[] read(long length) throws IOException {
        if (length > maxLength) {
            throw DicomException.limit("An element is longer than may be read.");
        }
        if (length > BUFFER) {
            return readLong((int) length);
        }
        require((int) length);
        at += (int) length;
        return Arrays.copyOfRange(buffer, at - (int) length, at);
    }

    /** In parts, so that a value that is not there takes little more than what is. */
    private byte[] readLong(int length) throws IOException {
        List<byte[]> parts = new ArrayList<>();
        for (long have = 0; have < length; have += PART) {
            byte[] part = new byte[(int) Math.min(PART, length - have)];
            fill(part);
            parts.add(part);
        }
        return parts.size() == 1 ? parts.get(0) : joined(parts, length);
    }

    private void fill(byte[] part) throws IOException {
        int have = Math.min(part.length, limit - at);
        System.arraycopy(buffer, at, part, 0, have);
        at += have;
        while (have < part.length) {
            int more = read(part, have, Math.min(AT_ONCE, part.length - have));
            if (more < 0) {
                throw endsWithinElement();
            }
            have += more;
            passed += more;
        }
    }

    private static byte[] joined(List<byte[]> parts, int length) {
        byte[] bytes = new byte[length];
        int have = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, bytes, have, part.length);
            have += part.length;
        }
        return bytes;
    }

    void skip(long length) throws IOException {
        long buffered = Math.min(length, limit - at);
        at += (int) buffered;
        try {
            in.skipNBytes(length - buffered);
        } catch (ZipException e) {
            throw damaged(e);
        } catch (EOFException e) {
            throw endsWithinElement();
        }
        passed += length - buffered;
    }

    int unsigned8() throws IOException {
        require(1);
        return buffer[at++] & 0xFF;
    }

    int unsigned16(boolean bigEndian) throws IOException {
        require(2);
        int first = buffer[at++] & 0xFF;
        int second = buffer[at++] & 0xFF;
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    long unsigned32(boolean bigEndian) throws IOException {
        long first = unsigned16(bigEndian);
        long second = unsigned16(bigEndian);
        return bigEndian ? first << 16 | second : second << 16 | first;
    }

    private void require(int count) throws IOException {
        if (ahead(count) < count) {
            throw endsWithinElement();
        }
    }

    private static DicomException endsWithinElement() {
        return DicomException.truncated("The object ends within an element.");
    }

    /** How many of the next {@code count} bytes are there; all of them but at the end. */
    private int ahead(int count) throws IOException {
        if (limit - at < count) {
            fill(count);
        }
        return Math.min(limit - at, count);
    }

    private void fill(int count) throws IOException {
        System.arraycopy(buffer, at, buffer, 0, limit - at);
        passed += at;
        limit -= at;
        at = 0;
        for (int more = 0; limit < count && more >= 0; limit += Math.max(0, more)) {
            more = read(buffer, limit, BUFFER - limit);
        }
    }

    private static DicomException damaged(ZipException cause) {
        return new DicomException("MALFORMED", "The deflated data set is damaged.", cause);
    }

    private int read(byte[] target, int offset, int length) throws IOException {
        try {
            return in.read(target, offset, length);
        } catch (ZipException e) {
            throw damaged(e);
        } catch (EOFException e) {
            throw new DicomException("TRUNCATED", "The deflated data set ends too early.", e);
        }
    }
}
