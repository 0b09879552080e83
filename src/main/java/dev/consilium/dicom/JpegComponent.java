package dev.consilium.dicom;

/** One component of a sequential JPEG and its decoded samples, in whole units of the interleaved scan (ITU-T T.81 A.1.1, A.2.4). */
final class JpegComponent {

    private static final int SIDE = 8;

    private final int identifier;
    private final int across;
    private final int down;
    private final int quantisation;
    private int[] plane = {};
    private int width;

    /** @param sampling factors, the horizontal one above */
    JpegComponent(int identifier, int sampling, int quantisation) {
        this.identifier = identifier;
        this.quantisation = quantisation;
        across = sampling >> 4;
        down = sampling & 0xF;
        if (across < 1 || across > 4 || down < 1 || down > 4) {
            throw DicomException.malformed("The components of the coded image have impossible sizes.");
        }
    }

    int identifier() {
        return identifier;
    }

    int across() {
        return across;
    }

    int down() {
        return down;
    }

    int quantisation() {
        return quantisation;
    }

    /** @param unitsAcross how many interleaved units the frame takes */
    void allocate(int unitsAcross, int unitsDown) {
        width = unitsAcross * across * SIDE;
        plane = new int[Math.multiplyExact(width, unitsDown * down * SIDE)];
    }

    boolean allocated() {
        return plane.length > 0;
    }

    int[] plane() {
        return plane;
    }

    int width() {
        return width;
    }

    /** Where the first sample of a block stands. */
    int at(int blockAcross, int blockDown) {
        return (blockDown * width + blockAcross) * SIDE;
    }

    /** Samples by repetition where there are fewer of this component than of others. */
    void spread(int[] values, int first, PixelLayout layout, int mostAcross, int mostDown) {
        int at = first;
        for (int row = 0; row < layout.rows(); row++) {
            int line = row * down / mostDown * width;
            for (int column = 0; column < layout.columns(); column++) {
                values[at] = plane[line + column * across / mostAcross];
                at += layout.samples();
            }
        }
    }
}
