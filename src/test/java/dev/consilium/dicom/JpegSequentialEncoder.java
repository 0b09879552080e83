package dev.consilium.dicom;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Encodes images by the sequential processes of ITU-T T.81, with the plainest of Huffman tables, to be decoded again. */
final class JpegSequentialEncoder {

    private static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };

    /** Codes of AC: 64 of 8 bits, which are looked up, and 192 of 10, which are not. */
    private static final int SHORT_CODES = 64;

    final int rows;
    final int columns;
    final int precision;
    /** Horizontal and vertical in one octet, of each component. */
    final int[] sampling;

    boolean interleaved = true;
    int restartInterval;
    int quantisation = 1;
    int process = 0xC1;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int pending = 1;

    JpegSequentialEncoder(int rows, int columns, int precision, int... sampling) {
        this.rows = rows;
        this.columns = columns;
        this.precision = precision;
        this.sampling = sampling;
    }

    /** @param samples interleaved, of all components in full size */
    byte[] encode(int[] samples) {
        octets(0xFF, 0xD8, 0xFF, 0xFE, 0, 4, 'h', 'i');
        tables();
        octets(0xFF, process, 0, 8 + 3 * sampling.length, precision, rows >> 8, rows, columns >> 8, columns);
        octets(sampling.length);
        for (int i = 0; i < sampling.length; i++) {
            octets(i + 1, sampling[i], 0);
        }
        if (restartInterval > 0) {
            octets(0xFF, 0xDD, 0, 4, restartInterval >> 8, restartInterval);
        }
        if (interleaved) {
            int[] all = new int[sampling.length];
            Arrays.setAll(all, i -> i);
            scan(samples, all);
        } else {
            for (int i = 0; i < sampling.length; i++) {
                scan(samples, i);
            }
        }
        octets(0xFF, 0xD9);
        return out.toByteArray();
    }

    private void tables() {
        octets(0xFF, 0xDB, 0, 3 + 128, 0x10);
        for (int i = 0; i < 64; i++) {
            octets(quantisation >> 8, quantisation);
        }
        octets(0xFF, 0xC4, 0, 3 + 16 + 16, 0x00, 0, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        for (int i = 0; i < 16; i++) {
            octets(i);
        }
        octets(0xFF, 0xC4, 1, 3 + 16, 0x10, 0, 0, 0, 0, 0, 0, 0, SHORT_CODES, 0, 192, 0, 0, 0, 0, 0, 0);
        for (int i = 0; i < 256; i++) {
            octets(i);
        }
    }

    private void octets(int... octets) {
        for (int octet : octets) {
            out.write(octet);
        }
    }

    private int most(int shift) {
        return Arrays.stream(sampling).map(octet -> octet >> shift & 0xF).max().orElseThrow();
    }

    private static int units(int length, int unit) {
        return (length + unit - 1) / unit;
    }

    private void scan(int[] samples, int... members) {
        octets(0xFF, 0xDA, 0, 6 + 2 * members.length, members.length);
        for (int member : members) {
            octets(member + 1, 0);
        }
        octets(0, 63, 0);
        boolean single = members.length == 1;
        int first = sampling[members[0]];
        int across = single ? units(units(columns * (first >> 4), most(4)), 8) : units(columns, 8 * most(4));
        int down = single ? units(units(rows * (first & 0xF), most(0)), 8) : units(rows, 8 * most(0));
        int[] predicted = new int[sampling.length];
        for (int unit = 0; unit < across * down; unit++) {
            if (restartInterval > 0 && unit > 0 && unit % restartInterval == 0) {
                flush();
                octets(0xFF, 0xD0 + (unit / restartInterval - 1) % 8);
                Arrays.fill(predicted, 0);
            }
            for (int member : members) {
                int wide = single ? 1 : sampling[member] >> 4;
                int high = single ? 1 : sampling[member] & 0xF;
                for (int i = 0; i < wide * high; i++) {
                    int column = unit % across * wide + i % wide;
                    int row = unit / across * high + i / wide;
                    predicted[member] = block(samples, member, row * 8, column * 8, predicted[member]);
                }
            }
        }
        flush();
    }

    /** Takes one sample for those that share one; repeats the last row and column. */
    private int block(int[] samples, int component, int row, int column, int predicted) {
        double[] shifted = new double[64];
        for (int i = 0; i < 64; i++) {
            int y = Math.min(rows - 1, (row + i / 8) * most(0) / (sampling[component] & 0xF));
            int x = Math.min(columns - 1, (column + i % 8) * most(4) / (sampling[component] >> 4));
            shifted[i] = samples[(y * columns + x) * sampling.length + component] - (1 << precision - 1);
        }
        int[] coefficients = new int[64];
        for (int k = 0; k < 64; k++) {
            coefficients[k] = (int) Math.round(coefficient(shifted, ZIGZAG[k] / 8, ZIGZAG[k] % 8) / quantisation);
        }
        code(coefficients, predicted);
        return coefficients[0];
    }

    /** A.3.3 */
    private static double coefficient(double[] block, int v, int u) {
        double sum = 0;
        for (int i = 0; i < 64; i++) {
            sum += block[i]
                    * Math.cos((2 * (i % 8) + 1) * u * Math.PI / 16)
                    * Math.cos((2 * (i / 8) + 1) * v * Math.PI / 16);
        }
        return sum / 4 * (u == 0 ? Math.sqrt(0.5) : 1) * (v == 0 ? Math.sqrt(0.5) : 1);
    }

    private void code(int[] coefficients, int predicted) {
        int difference = coefficients[0] - predicted;
        bits(size(difference), 5);
        magnitude(difference);
        int zeros = 0;
        for (int k = 1; k < 64; k++) {
            if (coefficients[k] == 0) {
                zeros++;
                continue;
            }
            for (; zeros > 15; zeros -= 16) {
                symbol(0xF0);
            }
            symbol(zeros << 4 | size(coefficients[k]));
            magnitude(coefficients[k]);
            zeros = 0;
        }
        if (zeros > 0) {
            symbol(0);
        }
    }

    private void symbol(int symbol) {
        if (symbol < SHORT_CODES) {
            bits(symbol, 8);
        } else {
            bits(symbol - SHORT_CODES + (SHORT_CODES << 2), 10);
        }
    }

    private static int size(int value) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(value));
    }

    private void magnitude(int value) {
        bits(value < 0 ? value - 1 : value, size(value));
    }

    private void bits(int value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            pending = pending << 1 | value >> i & 1;
            if (pending >= 0x100) {
                out.write(pending);
                if ((pending & 0xFF) == 0xFF) {
                    out.write(0);
                }
                pending = 1;
            }
        }
    }

    private void flush() {
        while (pending != 1) {
            bits(1, 1);
        }
    }
}
