package dev.consilium.dicom;

import java.util.Arrays;

/** Decodes the blocks of one component in a sequential scan (ITU-T T.81 F.2): Huffman codes, dequantisation, cosine transform. */
final class JpegBlocks {

    private static final int COEFFICIENTS = 64;
    private static final int MOST_BITS = 16;

    /** T.81 figure A.6: where each coefficient stands by row. */
    private static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };

    private final JpegComponent component;
    private final HuffmanTable dc;
    private final HuffmanTable ac;
    private final int[] quantisation;
    private final int precision;
    private final int[] coefficients = new int[COEFFICIENTS];
    private final InverseCosine cosine = new InverseCosine();
    private int predicted;

    /** @param quantisation in the order of the code */
    JpegBlocks(JpegComponent component, HuffmanTable dc, HuffmanTable ac, int[] quantisation, int precision) {
        this.component = component;
        this.dc = dc;
        this.ac = ac;
        this.quantisation = quantisation;
        this.precision = precision;
    }

    JpegComponent component() {
        return component;
    }

    /** F.2.1.3.1 */
    void restart() {
        predicted = 0;
    }

    void next(CodedBits bits, int across, int down) {
        Arrays.fill(coefficients, 0);
        predicted += difference(bits, dc.decode(bits));
        coefficients[0] = predicted * quantisation[0];
        int k = 1;
        while (k < COEFFICIENTS) {
            int code = ac.decode(bits);
            int size = code & 0xF;
            k += code >> 4;
            if (size > 0) {
                if (k >= COEFFICIENTS) {
                    throw DicomException.malformed("A block of the coded image has too many coefficients.");
                }
                coefficients[ZIGZAG[k]] = difference(bits, size) * quantisation[k];
            } else if (code >> 4 < 15) {
                break;
            }
            k++;
        }
        bits.requireUnspent();
        cosine.transform(coefficients, precision, component.plane(), component.at(across, down), component.width());
    }

    /** F.2.2.1: EXTEND(RECEIVE(size), size). */
    private static int difference(CodedBits bits, int size) {
        if (size > MOST_BITS) {
            throw DicomException.malformed("A coefficient of the coded image has too many bits.");
        }
        int value = bits.read(size);
        return size > 0 && value < 1 << size - 1 ? value - (1 << size) + 1 : value;
    }
}
