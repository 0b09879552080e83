package dev.consilium.imaging;

/** Grey-scale erosion and dilation by a square (van Herk 1992, Gil and Werman 1993): three comparisons a pixel, whatever the size. */
final class BoxFilter {

    private interface Choice {
        int of(int a, int b);
    }

    private BoxFilter() {}

    /** @param size side of the square in pixels, odd; beyond the edge nothing counts */
    static int[] minima(int[] values, int rows, int columns, int size) {
        return filtered(values, rows, columns, size, Math::min, Integer.MAX_VALUE);
    }

    static int[] maxima(int[] values, int rows, int columns, int size) {
        return filtered(values, rows, columns, size, Math::max, Integer.MIN_VALUE);
    }

    private static int[] filtered(int[] values, int rows, int columns, int size, Choice choice, int neutral) {
        int[] result = values.clone();
        int longest = Math.max(rows, columns) + 2 * size;
        int[] forward = new int[longest];
        int[] backward = new int[longest];
        for (int y = 0; y < rows; y++) {
            line(result, y * columns, 1, columns, size, choice, neutral, forward, backward);
        }
        for (int x = 0; x < columns; x++) {
            line(result, x, columns, rows, size, choice, neutral, forward, backward);
        }
        return result;
    }

    private static void line(
            int[] values,
            int first,
            int step,
            int length,
            int size,
            Choice choice,
            int neutral,
            int[] forward,
            int[] backward) {
        int half = size / 2;
        int padded = length + 2 * half;
        for (int i = 0; i < padded; i++) {
            int at = i - half;
            int value = at < 0 || at >= length ? neutral : values[first + at * step];
            forward[i] = i % size == 0 ? value : choice.of(forward[i - 1], value);
            backward[i] = value;
        }
        for (int i = padded - 2; i >= 0; i--) {
            if ((i + 1) % size != 0) {
                backward[i] = choice.of(backward[i], backward[i + 1]);
            }
        }
        for (int i = 0; i < length; i++) {
            values[first + i * step] = choice.of(backward[i], forward[i + size - 1]);
        }
    }
}
