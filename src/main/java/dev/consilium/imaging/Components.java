package dev.consilium.imaging;

import dev.consilium.imaging.TextDetection.Box;
import java.util.ArrayList;
import java.util.List;

/** Connected components (8-connected) of a plane of yes and no. */
final class Components {

    private Components() {}

    /** The box around each. */
    static List<Box> boxes(boolean[] plane, int rows, int columns) {
        boolean[] left = plane.clone();
        int[] stack = new int[Math.max(1, rows * columns)];
        List<Box> boxes = new ArrayList<>();
        for (int start = 0; start < left.length; start++) {
            if (left[start]) {
                boxes.add(box(left, rows, columns, start, stack));
            }
        }
        return boxes;
    }

    private static Box box(boolean[] left, int rows, int columns, int start, int[] stack) {
        int x0 = columns;
        int x1 = 0;
        int y0 = rows;
        int y1 = 0;
        int size = 0;
        stack[size++] = start;
        left[start] = false;
        while (size > 0) {
            int at = stack[--size];
            int y = at / columns;
            int x = at % columns;
            x0 = Math.min(x0, x);
            x1 = Math.max(x1, x);
            y0 = Math.min(y0, y);
            y1 = Math.max(y1, y);
            for (int ny = Math.max(0, y - 1); ny <= Math.min(rows - 1, y + 1); ny++) {
                for (int nx = Math.max(0, x - 1); nx <= Math.min(columns - 1, x + 1); nx++) {
                    int next = ny * columns + nx;
                    if (left[next]) {
                        left[next] = false;
                        stack[size++] = next;
                    }
                }
            }
        }
        return new Box(x0, y0, x1 + 1, y1 + 1);
    }
}
