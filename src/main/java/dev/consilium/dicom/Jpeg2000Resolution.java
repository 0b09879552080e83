package dev.consilium.dicom;

/** One resolution of a component of a tile: its bands, cut into precincts (ITU-T T.800 B.5 to B.7). */
final class Jpeg2000Resolution {

    /** @param kind 0 LL, 1 HL, 2 LH, 3 HH */
    record Band(int kind, int index, int left, int top, Jpeg2000Precinct[] precincts) {}

    private static final int MOST_PRECINCTS = 1 << 17;
    private static final int MOST_BLOCKS = 1 << 21;

    final int left;
    final int top;
    final int right;
    final int bottom;
    final Band[] bands;
    private final int precinctWidth;
    private final int precinctHeight;
    private final int across;
    private final int down;
    private final int[] nextLayers;

    /** @param bounds left, top, right and bottom of the component in the tile */
    Jpeg2000Resolution(Jpeg2000Coding coding, int[] bounds, int number) {
        int level = coding.levels() - number;
        left = scaled(bounds[0], 0, level);
        top = scaled(bounds[1], 0, level);
        right = scaled(bounds[2], 0, level);
        bottom = scaled(bounds[3], 0, level);
        precinctWidth = coding.precinctWidth(number);
        precinctHeight = coding.precinctHeight(number);
        across = right > left ? (right - 1 >> precinctWidth) - (left >> precinctWidth) + 1 : 0;
        down = bottom > top ? (bottom - 1 >> precinctHeight) - (top >> precinctHeight) + 1 : 0;
        if ((long) across * down > MOST_PRECINCTS) {
            throw DicomException.limit("The coded image has more precincts than may be decoded.");
        }
        nextLayers = new int[across * down];
        bands = new Band[number == 0 ? 1 : 3];
        for (int i = 0; i < bands.length; i++) {
            bands[i] = band(coding, bounds, number, number == 0 ? 0 : i + 1);
        }
    }

    /** Equation B-15. @param high whether the band is of high frequency in this direction */
    private static int scaled(int bound, int high, int level) {
        long half = level == 0 ? 0 : (long) high << level - 1;
        return Math.toIntExact(Math.max(0, bound - half + (1L << level) - 1 >> level));
    }

    private Band band(Jpeg2000Coding coding, int[] bounds, int number, int kind) {
        int level = number == 0 ? coding.levels() : coding.levels() - number + 1;
        int[] own = new int[4];
        for (int i = 0; i < 4; i++) {
            own[i] = scaled(bounds[i], kind >> i % 2 & 1, level);
        }
        int halved = number == 0 ? 0 : 1;
        int width = precinctWidth - halved;
        int height = precinctHeight - halved;
        int blockWidth = Math.min(coding.blockWidth(), width);
        int blockHeight = Math.min(coding.blockHeight(), height);
        if ((long) (own[2] - own[0] >> blockWidth) * (own[3] - own[1] >> blockHeight) > MOST_BLOCKS) {
            throw DicomException.limit("The coded image has more code-blocks than may be decoded.");
        }
        Jpeg2000Precinct[] precincts = new Jpeg2000Precinct[nextLayers.length];
        for (int i = 0; i < precincts.length; i++) {
            long x = (left >> precinctWidth) + (long) (i % across) << width;
            long y = (top >> precinctHeight) + (long) (i / across) << height;
            precincts[i] = new Jpeg2000Precinct(
                    (int) Math.max(own[0], x),
                    (int) Math.max(own[1], y),
                    (int) Math.min(own[2], x + (1L << width)),
                    (int) Math.min(own[3], y + (1L << height)),
                    blockWidth,
                    blockHeight);
        }
        int index = number == 0 ? 0 : 3 * (number - 1) + kind;
        return new Band(kind, index, own[0], own[1], precincts);
    }

    int precincts() {
        return nextLayers.length;
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
        if (nextLayers[precinct] != layer) {
            return false;
        }
        nextLayers[precinct]++;
        return true;
    }
}
