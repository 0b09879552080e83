package dev.consilium.dicom;

/** A Huffman table of JPEG (ITU-T T.81 Annex C); short codes are looked up, long ones compared with the first of each length. */
final class HuffmanTable {

    private static final int LONGEST = 16;
    private static final int LOOKED_UP = 9;

    private final int[] symbols;
    /** Length above the symbol, or zero. */
    private final short[] lookup = new short[1 << LOOKED_UP];
    /** First code beyond each length, in 16 bits. */
    private final int[] beyond = new int[LONGEST + 1];
    /** What is added to a code of each length to find its symbol. */
    private final int[] offset = new int[LONGEST + 1];

    /** @param at where the 16 counts of the table stand in its segment; the symbols follow */
    HuffmanTable(JpegSegments segment, int at) {
        symbols = new int[count(segment, at)];
        int code = 0;
        int used = 0;
        for (int length = 1; length <= LONGEST; length++) {
            int count = segment.octet(at + length - 1);
            if (code + count > 1 << length) {
                throw DicomException.malformed("A Huffman table of the coded image has more codes than there are.");
            }
            offset[length] = used - code;
            for (int i = 0; i < count; i++) {
                symbols[used] = segment.octet(at + LONGEST + used);
                enter(code++, length, symbols[used++]);
            }
            beyond[length] = code << LONGEST - length;
            code <<= 1;
        }
    }

    private static int count(JpegSegments segment, int at) {
        int count = 0;
        for (int i = 0; i < LONGEST; i++) {
            count += segment.octet(at + i);
        }
        return count;
    }

    private void enter(int code, int length, int symbol) {
        int free = LOOKED_UP - length;
        for (int i = 0; free >= 0 && i < 1 << free; i++) {
            lookup[(code << free) + i] = (short) (length << 8 | symbol);
        }
    }

    /** Octets that the table takes in its segment. */
    int length() {
        return LONGEST + symbols.length;
    }

    int decode(CodedBits bits) {
        int next = bits.peek();
        int known = lookup[next >>> LONGEST - LOOKED_UP];
        if (known != 0) {
            bits.skip(known >> 8);
            return known & 0xFF;
        }
        for (int length = 1; length <= LONGEST; length++) {
            if (next < beyond[length]) {
                bits.skip(length);
                return symbols[offset[length] + (next >>> LONGEST - length)];
            }
        }
        bits.requireUnspent();
        throw DicomException.malformed("The coded image has a code that its Huffman table has not.");
    }
}
