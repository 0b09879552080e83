package dev.consilium.dicom;

import org.jspecify.annotations.Nullable;

/**
 * One resolution of a component of a tile: its bands, cut into precincts (ITU-T T.800 B.5 to B.7). Only numbers until a packet needs more: a
 * few bytes can name millions of precincts and code-blocks.
 */
final class Jpeg2000Resolution {

    /** A band of a resolution, in its own coordinates. */
    static final class Band {

        /** 0 LL, 1 HL, 2 LH, 3 HH. */
        final int kind;

        final int index;
        private final int[] bounds;
        private final int precinctWidth;
        private final int precinctHeight;
        private final int blockWidth;
        private final int blockHeight;
        private @Nullable Jpeg2000Precinct[] precincts = {};

        private Band(Jpeg2000Coding coding, int[] tile, int number, int kind) {
            this.kind = kind;
            index = number == 0 ? 0 : 3 * (number - 1) + kind;
            int level = number == 0 ? coding.levels() : coding.levels() - number + 1;
            bounds = new int[4];
            for (int i = 0; i < 4; i++) {
                bounds[i] = scaled(tile[i], kind >> i % 2 & 1, level);
            }
            int halved = number == 0 ? 0 : 1;
            precinctWidth = coding.precinctWidth(number) - halved;
            precinctHeight = coding.precinctHeight(number) - halved;
            blockWidth = Math.min(coding.blockWidth(), precinctWidth);
            blockHeight = Math.min(coding.blockHeight(), precinctHeight);
        }

        int left() {
            return bounds[0];
        }

        int top() {
            return bounds[1];
        }

        private long blocks() {
            return (long) cells(bounds[0], bounds[2], blockWidth) * cells(bounds[1], bounds[3], blockHeight);
        }

        @Nullable
        Jpeg2000Precinct[] precincts() {
            return precincts;
        }
    }

    final int left;
    final int top;
    final int right;
    final int bottom;
    final Band[] bands;
    private final int precinctWidth;
    private final int precinctHeight;
    private final int across;
    private final int down;
    private int[] nextLayers = {};

    /** @param tile left, top, right and bottom of the component in the tile */
    Jpeg2000Resolution(Jpeg2000Coding coding, int[] tile, int number) {
        int level = coding.levels() - number;
        left = scaled(tile[0], 0, level);
        top = scaled(tile[1], 0, level);
        right = scaled(tile[2], 0, level);
        bottom = scaled(tile[3], 0, level);
        precinctWidth = coding.precinctWidth(number);
        precinctHeight = coding.precinctHeight(number);
        across = cells(left, right, precinctWidth);
        down = cells(top, bottom, precinctHeight);
        bands = new Band[number == 0 ? 1 : 3];
        for (int i = 0; i < bands.length; i++) {
            bands[i] = new Band(coding, tile, number, number == 0 ? 0 : i + 1);
        }
    }

    /** Equation B-15. @param high whether the band is of high frequency in this direction */
    private static int scaled(int bound, int high, int level) {
        long half = level == 0 ? 0 : (long) high << level - 1;
        return Math.toIntExact(Math.max(0, bound - half + (1L << level) - 1 >> level));
    }

    /** Of a grid of this exponent, which begins at 0. */
    private static int cells(int from, int to, int exponent) {
        return to > from ? (to - 1 >> exponent) - (from >> exponent) + 1 : 0;
    }

    long precincts() {
        return (long) across * down;
    }

    long blocks() {
        long blocks = 0;
        for (Band band : bands) {
            blocks += band.blocks();
        }
        return blocks;
    }

    /** Of a band where a packet brings something. @return none where the band has nothing of the precinct */
    @Nullable
    Jpeg2000Precinct precinct(Band band, int number) {
        if (band.precincts.length == 0) {
            band.precincts = new Jpeg2000Precinct[across * down];
        }
        Jpeg2000Precinct precinct = band.precincts[number];
        if (precinct == null) {
            long x = (left >> precinctWidth) + (long) (number % across) << band.precinctWidth;
            long y = (top >> precinctHeight) + (long) (number / across) << band.precinctHeight;
            int from = (int) Math.max(band.bounds[0], x);
            int above = (int) Math.max(band.bounds[1], y);
            int to = (int) Math.min(band.bounds[2], x + (1L << band.precinctWidth));
            int below = (int) Math.min(band.bounds[3], y + (1L << band.precinctHeight));
            if (to <= from || below <= above) {
                return null;
            }
            precinct = new Jpeg2000Precinct(from, above, to, below, band.blockWidth, band.blockHeight);
            band.precincts[number] = precinct;
        }
        return precinct;
    }

    int width() {
        return right - left;
    }

    int height() {
        return bottom - top;
    }

    /** Where a precinct begins in the coordinates of the image, or where the tile does if that is later (B.12.1.3). */
    long column(int precinct, int level, int tileLeft) {
        long start = (left >> precinctWidth) + (long) (precinct % across) << precinctWidth;
        return start < left ? tileLeft : start << level;
    }

    long row(int precinct, int level, int tileTop) {
        long start = (top >> precinctHeight) + (long) (precinct / across) << precinctHeight;
        return start < top ? tileTop : start << level;
    }

    /** Whether this layer of a precinct is the next; it has come then. */
    boolean isNext(int precinct, int layer) {
        if (nextLayers.length == 0) {
            nextLayers = new int[across * down];
        }
        if (nextLayers[precinct] != layer) {
            return false;
        }
        nextLayers[precinct]++;
        return true;
    }
}
