package dev.consilium.imaging.maskfile;

import java.util.Arrays;

/**
 * The run lengths of COCO (maskApi): alternating, background first, down the columns. Compressed, each is the difference to the last but
 * one (from the third on), five bits to a character from '0' on, low bits first, the sixth bit saying that more follow.
 */
final class CocoCounts {

    private static final int ZERO = '0';
    private static final int MORE = 0x20;
    private static final int SIGN = 0x10;
    private static final int BITS = 5;

    private CocoCounts() {}

    static int[] decompressed(String text) {
        long[] counts = new long[text.length()];
        int used = 0;
        int at = 0;
        while (at < text.length()) {
            long value = 0;
            int shift = 0;
            int digit;
            do {
                digit = at < text.length() ? text.charAt(at++) - ZERO : -1;
                if (digit < 0 || digit > 0x3F || shift > 6 * BITS) {
                    throw MaskFileException.invalid("The compressed runs of COCO are damaged.");
                }
                value |= (long) (digit & 0x1F) << shift;
                shift += BITS;
            } while ((digit & MORE) != 0);
            if ((digit & SIGN) != 0) {
                value |= -1L << shift;
            }
            counts[used] = value + (used > 2 ? counts[used - 2] : 0);
            requireCount(counts[used++]);
        }
        return Arrays.stream(counts).limit(used).mapToInt(Math::toIntExact).toArray();
    }

    static String compressed(int[] counts) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < counts.length; i++) {
            long value = counts[i] - (i > 2 ? (long) counts[i - 2] : 0);
            boolean more = true;
            while (more) {
                long digit = value & 0x1F;
                value >>= BITS;
                more = (digit & SIGN) != 0 ? value != -1 : value != 0;
                text.append((char) (ZERO + (more ? digit | MORE : digit)));
            }
        }
        return text.toString();
    }

    static void requireCount(long count) {
        if (count < 0 || count > Integer.MAX_VALUE) {
            throw MaskFileException.invalid("A run of COCO is no length.");
        }
    }
}
