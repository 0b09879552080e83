package dev.consilium.dicom;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The entropy-coded bits up to the next marker, freed of what was stuffed between them, so that 57 of them can always be seen at once. Zeros
 * follow the last; {@link #finish} tells whether they were read.
 */
final class CodedBits {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int VISIBLE = 57;
    /** More than any one block takes: 64 coefficients of at most 32 bits, and what is seen beyond. */
    private static final int ZEROS = 64 * 4 + 2 * Long.BYTES;
    /** Encoders fill up the last byte, and put one more after 0xFF. */
    private static final int MOST_PADDING = 16;

    private final byte[] bytes;
    private final long end;
    private final int marker;
    private long at;

    private CodedBits(byte[] bytes, long end, int marker) {
        this.bytes = bytes;
        this.end = end;
        this.marker = marker;
    }

    /** A zero byte is stuffed after 0xFF (ITU-T T.81 F.1.2.3). */
    static CodedBits withStuffedBytes(byte[] code, int from) {
        int marker = marker(code, from, 1);
        byte[] bytes = new byte[marker - from + ZEROS];
        int length = 0;
        for (int i = from; i < marker; i++) {
            bytes[length++] = code[i];
            if (code[i] == (byte) 0xFF) {
                i++;
            }
        }
        return new CodedBits(bytes, length * 8L, marker);
    }

    /** A zero bit is stuffed after 0xFF (ITU-T T.87 A.1). */
    static CodedBits withStuffedBits(byte[] code, int from) {
        int marker = marker(code, from, 0x80);
        byte[] bytes = new byte[marker - from + ZEROS];
        int length = 0;
        int bits = 0;
        int pending = 0;
        boolean stuffed = false;
        for (int i = from; i < marker; i++) {
            int octet = code[i] & 0xFF;
            int width = stuffed ? 7 : 8;
            pending = pending << width | octet;
            bits += width;
            if (bits >= 8) {
                bits -= 8;
                bytes[length++] = (byte) (pending >> bits);
            }
            stuffed = octet == 0xFF;
        }
        bytes[length] = (byte) (pending << 8 - bits);
        return new CodedBits(bytes, length * 8L + bits, marker);
    }

    /** The next 0xFF before a byte of at least {@code least}, or the end of the code. */
    private static int marker(byte[] code, int from, int least) {
        for (int i = from; i < code.length - 1; i++) {
            if (code[i] == (byte) 0xFF && (code[i + 1] & 0xFF) >= least) {
                return i;
            }
        }
        return Math.max(from, code.length);
    }

    /** Where in the code the bits end. */
    int marker() {
        return marker;
    }

    /** A code of Golomb, of limited length (T.87 A.5.3): zeros, a one, and {@code k} bits, or after {@code escape} zeros {@code bits} bits. */
    int golomb(int k, int escape, int bits) {
        long window = window();
        int zeros = Long.numberOfLeadingZeros(window);
        if (zeros < escape && zeros + 1 + k <= VISIBLE) {
            at += zeros + 1 + k;
            return zeros << k | (int) (window << zeros + 1 >>> 1 >>> 63 - k);
        }
        return longGolomb(zeros, k, escape, bits);
    }

    private int longGolomb(int zeros, int k, int escape, int bits) {
        if (zeros > escape) {
            throw at + escape >= end ? endsTooEarly() : DicomException.malformed("The coded image is damaged.");
        }
        at += zeros + 1;
        return zeros == escape ? read(bits) + 1 : zeros << k | read(k);
    }

    /** At most 32. */
    int read(int count) {
        int value = (int) (window() >>> 1 >>> 63 - count);
        at += count;
        return value;
    }

    /** The next 16 bits, which stay. */
    int peek() {
        return (int) (window() >>> 48);
    }

    void skip(int count) {
        at += count;
    }

    private long window() {
        return (long) LONGS.get(bytes, (int) (at >>> 3)) << (at & 7);
    }

    void requireUnspent() {
        if (at > end) {
            throw endsTooEarly();
        }
    }

    /** What is left over tells that what was decoded is not what was coded. */
    void finish() {
        requireUnspent();
        if (end - at > MOST_PADDING) {
            throw DicomException.malformed("The coded image goes on where it must end.");
        }
    }

    private static DicomException endsTooEarly() {
        return DicomException.truncated("The coded image ends too early.");
    }
}
