package dev.consilium.imaging;

/** Connected pieces (4 neighbours) of a binary image. */
final class Pieces {

    private final int rows;
    private final int columns;
    private final int[] queue;

    Pieces(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.queue = new int[rows * columns];
    }

    /** Of two equally large the one that begins first. */
    boolean[] largest(boolean[] image) {
        boolean[] seen = new boolean[image.length];
        int best = -1;
        int most = 0;
        for (int start = 0; start < image.length; start++) {
            if (image[start] && !seen[start]) {
                int size = flood(image, true, seen, start);
                if (size > most) {
                    most = size;
                    best = start;
                }
            }
        }
        boolean[] piece = new boolean[image.length];
        if (best >= 0) {
            flood(image, true, piece, best);
        }
        return piece;
    }

    /** With everything that cannot be reached from the edge of the image. */
    boolean[] filled(boolean[] image) {
        boolean[] outside = new boolean[image.length];
        for (int i = 0; i < image.length; i++) {
            boolean edge = i < columns || i >= image.length - columns || i % columns == 0 || i % columns == columns - 1;
            if (edge && !image[i] && !outside[i]) {
                flood(image, false, outside, i);
            }
        }
        boolean[] filled = new boolean[image.length];
        for (int i = 0; i < image.length; i++) {
            filled[i] = !outside[i];
        }
        return filled;
    }

    private int flood(boolean[] image, boolean wanted, boolean[] seen, int start) {
        int head = 0;
        int tail = 0;
        queue[tail++] = start;
        seen[start] = true;
        while (head < tail) {
            int at = queue[head++];
            int x = at % columns;
            int y = at / columns;
            tail = x > 0 ? visit(image, wanted, seen, at - 1, tail) : tail;
            tail = x < columns - 1 ? visit(image, wanted, seen, at + 1, tail) : tail;
            tail = y > 0 ? visit(image, wanted, seen, at - columns, tail) : tail;
            tail = y < rows - 1 ? visit(image, wanted, seen, at + columns, tail) : tail;
        }
        return tail;
    }

    private int visit(boolean[] image, boolean wanted, boolean[] seen, int at, int tail) {
        if (image[at] != wanted || seen[at]) {
            return tail;
        }
        seen[at] = true;
        queue[tail] = at;
        return tail + 1;
    }
}
