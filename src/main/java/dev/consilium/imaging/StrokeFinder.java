package dev.consilium.imaging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Finds pixels that may be strokes of letters: of one ink that is no solid area, or standing out from clean paper. */
final class StrokeFinder {

    /**
     * Pixels that may be strokes, and others that are neither ink nor paper: drawing leaves few of those.
     *
     * @param shortest height of letters that can be told from noise, in pixels
     */
    record Strokes(boolean[] ink, boolean[] unsure, int shortest) {}

    private static final int LEVELS = TextDetection.LEVELS;
    private static final int THICKEST_STROKE = 13;
    private static final int PAPER = 7;
    private static final int UNEVEN = 14;

    private final int rows;
    private final int columns;
    private final int[] grey;
    private final int contrast;

    /** @param grey from 0 to 255; @param contrast of which strokes stand out at least */
    StrokeFinder(int rows, int columns, int[] grey, int contrast) {
        this.rows = rows;
        this.columns = columns;
        this.grey = grey;
        this.contrast = contrast;
    }

    /** One after the other, since each holds as much as the image. */
    Stream<Strokes> strokes() {
        return Stream.concat(inks().stream().map(this::ofInk), Stream.of(1, -1).map(this::onCleanPaper));
    }

    /** The ends of the range, and levels that far more pixels have than levels beside them. */
    private List<Integer> inks() {
        int[] count = new int[LEVELS];
        for (int level : grey) {
            count[level]++;
        }
        List<Integer> inks = new ArrayList<>(List.of(0, LEVELS - 1));
        for (int level = 4; level < LEVELS - 4; level++) {
            int beside = 0;
            for (int other = level - 4; other <= level + 4; other++) {
                beside += Math.abs(other - level) > 1 ? count[other] : 0;
            }
            if (count[level] >= 60 && count[level] > 10 * beside / 6.0) {
                inks.add(level);
            }
        }
        return inks;
    }

    /** Pixels of the ink that are no part of a solid area. */
    private Strokes ofInk(int ink) {
        int[] core = new int[grey.length];
        boolean[] unsure = new boolean[grey.length];
        for (int i = 0; i < core.length; i++) {
            core[i] = Math.abs(grey[i] - ink) <= 3 ? 1 : 0;
            unsure[i] = core[i] == 0 && Math.abs(grey[i] - ink) <= contrast;
        }
        int[] solid = BoxFilter.maxima(
                BoxFilter.minima(core, rows, columns, THICKEST_STROKE), rows, columns, THICKEST_STROKE);
        boolean[] thin = new boolean[core.length];
        for (int i = 0; i < core.length; i++) {
            thin[i] = core[i] == 1 && solid[i] == 0;
        }
        return new Strokes(thin, unsure, 7);
    }

    /** Pixels that stand out from paper as even as nothing a scanner sees. */
    private Strokes onCleanPaper(int sign) {
        int[] values =
                sign > 0 ? grey : Arrays.stream(grey).map(level -> -level).toArray();
        int[] paper = BoxFilter.maxima(BoxFilter.minima(values, rows, columns, PAPER), rows, columns, PAPER);
        boolean[] strokes = new boolean[values.length];
        boolean[] unsure = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            strokes[i] = values[i] - paper[i] >= contrast;
            unsure[i] = !strokes[i] && values[i] - paper[i] > UNEVEN;
        }
        return new Strokes(strokes, unsure, 4);
    }
}
