package dev.consilium.imaging;

import java.util.Arrays;

/**
 * The pixels of an image that figures are taken on: all of them, or the body. Figures that need a neighbourhood are taken where all of
 * its 3 x 3 pixels belong to the area.
 */
public final class Area {

    /** Midway between air (-1000 HU) and water (0 HU). */
    private static final double AIR_BELOW = -500;

    private static final double SMALLEST_BODY = 0.02;

    private final int rows;
    private final int columns;
    private final boolean[] inside;
    private final int size;

    private Area(int rows, int columns, boolean[] inside) {
        this.rows = rows;
        this.columns = columns;
        this.inside = inside;
        int count = 0;
        for (boolean in : inside) {
            count += in ? 1 : 0;
        }
        this.size = count;
    }

    public static Area whole(Plane plane) {
        boolean[] all = new boolean[plane.stored().length];
        Arrays.fill(all, true);
        return new Area(plane.rows(), plane.columns(), all);
    }

    /**
     * The body: the largest connected piece (4 neighbours) above air, holes filled. Air ends at -500 HU on CT and at Otsu's threshold on
     * MR. The whole image for other modalities, and where less than 2 % of it would be left.
     */
    public static Area body(Plane plane, String modality) {
        boolean[] bright =
                switch (modality) {
                    case "CT" -> above(plane, AIR_BELOW);
                    case "MR" ->
                        Otsu.threshold(plane).map(at -> above(plane, at)).orElse(new boolean[0]);
                    default -> new boolean[0];
                };
        if (bright.length == 0) {
            return whole(plane);
        }
        Pieces pieces = new Pieces(plane.rows(), plane.columns());
        Area body = new Area(plane.rows(), plane.columns(), pieces.filled(pieces.largest(bright)));
        return body.size < SMALLEST_BODY * bright.length ? whole(plane) : body;
    }

    private static boolean[] above(Plane plane, double threshold) {
        boolean[] above = new boolean[plane.stored().length];
        for (int i = 0; i < above.length; i++) {
            above[i] = plane.value(i) >= threshold;
        }
        return above;
    }

    public boolean contains(int index) {
        return inside[index];
    }

    int size() {
        return size;
    }

    boolean everything() {
        return size == inside.length;
    }

    /** Whether the 3 x 3 neighbourhood of a pixel that is not at the edge of the image belongs to the area. */
    boolean around(int index) {
        return row(index - columns) && row(index) && row(index + columns);
    }

    private boolean row(int index) {
        return inside[index - 1] && inside[index] && inside[index + 1];
    }

    /** The smallest box around the area: first row, last row, first column, last column. */
    int[] bounds() {
        int[] bounds = {rows, -1, columns, -1};
        for (int i = 0; i < inside.length; i++) {
            if (inside[i]) {
                bounds[0] = Math.min(bounds[0], i / columns);
                bounds[1] = Math.max(bounds[1], i / columns);
                bounds[2] = Math.min(bounds[2], i % columns);
                bounds[3] = Math.max(bounds[3], i % columns);
            }
        }
        return bounds;
    }
}
