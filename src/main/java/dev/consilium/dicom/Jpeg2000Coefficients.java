package dev.consilium.dicom;

import static dev.consilium.dicom.Jpeg2000Contexts.E;
import static dev.consilium.dicom.Jpeg2000Contexts.N;
import static dev.consilium.dicom.Jpeg2000Contexts.NE;
import static dev.consilium.dicom.Jpeg2000Contexts.NEIGHBOURS;
import static dev.consilium.dicom.Jpeg2000Contexts.NW;
import static dev.consilium.dicom.Jpeg2000Contexts.REFINED;
import static dev.consilium.dicom.Jpeg2000Contexts.S;
import static dev.consilium.dicom.Jpeg2000Contexts.SE;
import static dev.consilium.dicom.Jpeg2000Contexts.SIGN;
import static dev.consilium.dicom.Jpeg2000Contexts.SIGNS;
import static dev.consilium.dicom.Jpeg2000Contexts.SW;
import static dev.consilium.dicom.Jpeg2000Contexts.W;
import static dev.consilium.dicom.Jpeg2000Contexts.ZERO;
import static dev.consilium.dicom.Jpeg2000Contexts.magnitude;

import java.util.Arrays;

/**
 * Decodes the coefficients of code-blocks bit-plane by bit-plane (ITU-T T.800 Annex D). Coefficients are doubled: the last bit is the middle
 * of what is not known.
 */
final class Jpeg2000Coefficients {

    private static final int VERTICALLY_CAUSAL = 8;
    private static final int SEGMENTATION_SYMBOLS = 0x20;
    /** D.5. */
    private static final int SEGMENTATION_SYMBOL = 0b1010;

    private static final int STRIPE = 4;
    /** The planes whose first passes are never raw. */
    private static final int CODED_PLANES = 4;

    /** Flags of a coefficient beside those of {@link Jpeg2000Contexts}. */
    private static final int SIGNIFICANT = 1 << 12;

    private static final int VISITED = 1 << 14;
    private static final int BELOW = S | SE | SW | S << SIGN;

    private final ArithmeticDecoder decoder = new ArithmeticDecoder();
    private int width;
    private int height;
    private int stride;
    private int style;
    private byte[] zero = ZERO[0];
    private int[] flags = {};
    private int[] values = {};
    private byte[] terminated = {};

    /**
     * @param band 0 LL, 1 HL, 2 LH, 3 HH
     * @return row-major, of use until the next call
     */
    int[] decode(byte[] packets, Jpeg2000Block block, int columns, int rows, int band, int codingStyle) {
        begin(columns, rows, band, codingStyle);
        int plane = block.planes;
        int kind = 2;
        for (Jpeg2000Block.Segment segment : block.segments()) {
            terminate(segment, packets);
            boolean raw = (style & Jpeg2000Block.BYPASS) != 0 && kind < 2 && plane <= block.planes - CODED_PLANES;
            if (raw) {
                decoder.beginRaw(terminated, 0);
            } else {
                decoder.begin(terminated, 0);
            }
            for (int pass = 0; pass < segment.passes() && plane > 0; pass++) {
                pass(kind, plane, raw);
                if ((style & Jpeg2000Block.RESET) != 0) {
                    decoder.resetContexts();
                }
                kind = (kind + 1) % 3;
                plane -= kind == 0 ? 1 : 0;
            }
        }
        return values;
    }

    private void terminate(Jpeg2000Block.Segment segment, byte[] packets) {
        int length = segment.length();
        if (terminated.length < length + 2) {
            terminated = new byte[length + 2];
        }
        segment.join(packets, terminated);
        terminated[length] = (byte) 0xFF;
        terminated[length + 1] = (byte) 0xFF;
    }

    private void begin(int columns, int rows, int band, int codingStyle) {
        width = columns;
        height = rows;
        stride = columns + 2;
        style = codingStyle;
        zero = ZERO[band];
        int size = stride * (rows + 2);
        if (flags.length < size) {
            flags = new int[size];
            values = new int[size];
        }
        Arrays.fill(flags, 0, size, 0);
        Arrays.fill(values, 0, columns * rows, 0);
        decoder.resetContexts();
    }

    private void pass(int kind, int plane, boolean raw) {
        int one = 1 << plane;
        switch (kind) {
            case 0 -> significance(one | one >> 1, raw);
            case 1 -> refinement(one >> 1, raw);
            default -> cleanUp(one | one >> 1);
        }
    }

    /** What the context of a coefficient may know: under the causal style nothing of the stripe below. */
    private int seen(int at, int row) {
        boolean hidden = (style & VERTICALLY_CAUSAL) != 0 && row % STRIPE == STRIPE - 1;
        return hidden ? flags[at] & ~BELOW : flags[at];
    }

    /** What any of a column of a stripe has: most of the first planes have nothing anywhere. */
    private int anyOf(int top, int bottom, int column) {
        int any = 0;
        int at = (top + 1) * stride + column + 1;
        for (int row = top; row < bottom; row++) {
            any |= flags[at];
            at += stride;
        }
        return any;
    }

    private void significance(int value, boolean raw) {
        for (int top = 0; top < height; top += STRIPE) {
            int bottom = Math.min(top + STRIPE, height);
            for (int column = 0; column < width; column++) {
                if ((anyOf(top, bottom, column) & NEIGHBOURS) == 0) {
                    continue;
                }
                for (int row = top; row < bottom; row++) {
                    int at = (row + 1) * stride + column + 1;
                    int seen = seen(at, row);
                    if ((seen & NEIGHBOURS) == 0 || (seen & (SIGNIFICANT | VISITED)) != 0) {
                        continue;
                    }
                    int bit = raw ? decoder.rawBit() : decoder.bit(zero[seen & NEIGHBOURS]);
                    if (bit != 0) {
                        become(at, row * width + column, raw ? decoder.rawBit() : sign(at, row), value);
                    }
                    flags[at] |= VISITED;
                }
            }
        }
    }

    private void refinement(int half, boolean raw) {
        for (int top = 0; top < height; top += STRIPE) {
            int bottom = Math.min(top + STRIPE, height);
            for (int column = 0; column < width; column++) {
                if ((anyOf(top, bottom, column) & SIGNIFICANT) == 0) {
                    continue;
                }
                for (int row = top; row < bottom; row++) {
                    int at = (row + 1) * stride + column + 1;
                    if ((flags[at] & (SIGNIFICANT | VISITED)) != SIGNIFICANT) {
                        continue;
                    }
                    int bit = raw ? decoder.rawBit() : decoder.bit(magnitude(seen(at, row)));
                    int index = row * width + column;
                    values[index] += (bit != 0) == (values[index] >= 0) ? half : -half;
                    flags[at] |= REFINED;
                }
            }
        }
    }

    private void cleanUp(int value) {
        for (int top = 0; top < height; top += STRIPE) {
            int bottom = Math.min(top + STRIPE, height);
            for (int column = 0; column < width; column++) {
                int first = top;
                boolean run = bottom - top == STRIPE && isBlank(top, column);
                if (run) {
                    if (decoder.bit(ArithmeticDecoder.RUN_LENGTH) == 0) {
                        continue;
                    }
                    first += decoder.bit(ArithmeticDecoder.UNIFORM) << 1 | decoder.bit(ArithmeticDecoder.UNIFORM);
                }
                for (int row = first; row < bottom; row++) {
                    cleanUp(row, column, run && row == first, value);
                }
            }
        }
        if ((style & SEGMENTATION_SYMBOLS) != 0) {
            int symbol = 0;
            for (int i = 0; i < STRIPE; i++) {
                symbol = symbol << 1 | decoder.bit(ArithmeticDecoder.UNIFORM);
            }
            if (symbol != SEGMENTATION_SYMBOL) {
                throw DicomException.malformed("A code-block of the coded image is damaged.");
            }
        }
    }

    private boolean isBlank(int top, int column) {
        for (int row = top; row < top + STRIPE; row++) {
            int seen = seen((row + 1) * stride + column + 1, row);
            if ((seen & (NEIGHBOURS | SIGNIFICANT | VISITED)) != 0) {
                return false;
            }
        }
        return true;
    }

    private void cleanUp(int row, int column, boolean endsRun, int value) {
        int at = (row + 1) * stride + column + 1;
        int seen = seen(at, row);
        if ((seen & (SIGNIFICANT | VISITED)) == 0 && (endsRun || decoder.bit(zero[seen & NEIGHBOURS]) != 0)) {
            become(at, row * width + column, sign(at, row), value);
        }
        flags[at] &= ~VISITED;
    }

    private int sign(int at, int row) {
        int known = SIGNS[seen(at, row) >> SIGN & 0xFF];
        return decoder.bit(known >> 1) ^ known & 1;
    }

    private void become(int at, int index, int negative, int value) {
        values[index] = negative != 0 ? -value : value;
        int sign = negative != 0 ? 1 : 0;
        flags[at] |= SIGNIFICANT;
        flags[at - stride] |= S | sign * (S << SIGN);
        flags[at + stride] |= N | sign * (N << SIGN);
        flags[at - 1] |= E | sign * (E << SIGN);
        flags[at + 1] |= W | sign * (W << SIGN);
        flags[at - stride - 1] |= SE;
        flags[at - stride + 1] |= SW;
        flags[at + stride - 1] |= NE;
        flags[at + stride + 1] |= NW;
    }
}
