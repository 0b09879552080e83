package dev.consilium.dicom;

import java.util.Arrays;

/** The MQ decoder of ITU-T T.800 Annex C with the contexts of one code-block, and the raw bits that bypass it (D.6). */
final class ArithmeticDecoder {

    static final int RUN_LENGTH = 17;
    static final int UNIFORM = 18;
    private static final int CONTEXTS = 19;

    /** Table C.2: Qe, next state after the more probable symbol, after the less probable one, whether the symbols change places. */
    private static final int[] STATES = {
        0x5601, 1, 1, 1, 0x3401, 2, 6, 0, 0x1801, 3, 9, 0, 0x0AC1, 4, 12, 0, 0x0521, 5, 29, 0, 0x0221, 38, 33, 0,
        0x5601, 7, 6, 1, 0x5401, 8, 14, 0, 0x4801, 9, 14, 0, 0x3801, 10, 14, 0, 0x3001, 11, 17, 0, 0x2401, 12, 18, 0,
        0x1C01, 13, 20, 0, 0x1601, 29, 21, 0, 0x5601, 15, 14, 1, 0x5401, 16, 14, 0, 0x5101, 17, 15, 0, 0x4801, 18, 16,
                0,
        0x3801, 19, 17, 0, 0x3401, 20, 18, 0, 0x3001, 21, 19, 0, 0x2801, 22, 19, 0, 0x2401, 23, 20, 0, 0x2201, 24, 21,
                0,
        0x1C01, 25, 22, 0, 0x1801, 26, 23, 0, 0x1601, 27, 24, 0, 0x1401, 28, 25, 0, 0x1201, 29, 26, 0, 0x1101, 30, 27,
                0,
        0x0AC1, 31, 28, 0, 0x09C1, 32, 29, 0, 0x08A1, 33, 30, 0, 0x0521, 34, 31, 0, 0x0441, 35, 32, 0, 0x02A1, 36, 33,
                0,
        0x0221, 37, 34, 0, 0x0141, 38, 35, 0, 0x0111, 39, 36, 0, 0x0085, 40, 37, 0, 0x0049, 41, 38, 0, 0x0025, 42, 39,
                0,
        0x0015, 43, 40, 0, 0x0009, 44, 41, 0, 0x0005, 45, 42, 0, 0x0001, 45, 43, 0, 0x5601, 46, 46, 0
    };

    /** By twice the state and the more probable symbol. */
    private static final int[] QE = new int[94];

    private static final byte[] AFTER_MORE = new byte[94];
    private static final byte[] AFTER_LESS = new byte[94];

    static {
        for (int i = 0; i < QE.length; i++) {
            int row = i / 2 * 4;
            int symbol = i & 1;
            QE[i] = STATES[row];
            AFTER_MORE[i] = (byte) (STATES[row + 1] << 1 | symbol);
            AFTER_LESS[i] = (byte) (STATES[row + 2] << 1 | (symbol ^ STATES[row + 3]));
        }
    }

    private final byte[] contexts = new byte[CONTEXTS];
    private byte[] code = {};
    private int at;
    private int register;
    private int interval;
    private int left;

    /** Table D.7. */
    void resetContexts() {
        Arrays.fill(contexts, (byte) 0);
        contexts[0] = 4 << 1;
        contexts[RUN_LENGTH] = 3 << 1;
        contexts[UNIFORM] = 46 << 1;
    }

    /** @param terminated a codeword segment with two bytes of 0xFF after it, which stand for all that would follow */
    void begin(byte[] terminated, int from) {
        code = terminated;
        at = from;
        register = (code[at] & 0xFF) << 16;
        byteIn();
        register <<= 7;
        left -= 7;
        interval = 0x8000;
    }

    void beginRaw(byte[] terminated, int from) {
        code = terminated;
        at = from;
        register = 0;
        left = 0;
    }

    private void byteIn() {
        if (code[at] == (byte) 0xFF) {
            int next = code[at + 1] & 0xFF;
            if (next > 0x8F) {
                register += 0xFF00;
                left = 8;
            } else {
                at++;
                register += next << 9;
                left = 7;
            }
        } else {
            at++;
            register += (code[at] & 0xFF) << 8;
            left = 8;
        }
    }

    int bit(int context) {
        int state = contexts[context];
        int qe = QE[state];
        interval -= qe;
        if (register >>> 16 < qe) {
            boolean more = interval < qe;
            interval = qe;
            return exchanged(context, state, more);
        }
        register -= qe << 16;
        if ((interval & 0x8000) != 0) {
            return state & 1;
        }
        return exchanged(context, state, interval >= qe);
    }

    private int exchanged(int context, int state, boolean more) {
        contexts[context] = more ? AFTER_MORE[state] : AFTER_LESS[state];
        do {
            if (left == 0) {
                byteIn();
            }
            interval <<= 1;
            register <<= 1;
            left--;
        } while ((interval & 0x8000) == 0);
        return more ? state & 1 : ~state & 1;
    }

    int rawBit() {
        if (left == 0) {
            boolean stuffed = register == 0xFF;
            int next = code[at] & 0xFF;
            if (stuffed && next > 0x8F) {
                left = 8;
            } else {
                register = next;
                left = stuffed ? 7 : 8;
                at = Math.min(at + 1, code.length - 1);
            }
        }
        left--;
        return register >> left & 1;
    }
}
