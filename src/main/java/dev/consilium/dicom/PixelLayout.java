package dev.consilium.dicom;

/**
 * The Image Pixel Module (PS3.3 C.7.6.3) of one data set, checked: sizes are positive, a frame fits an array, bits fit their container.
 *
 * @param planar all of one sample first, Planar Configuration (0028,0006) is 1
 */
record PixelLayout(
        int rows,
        int columns,
        int samples,
        int bitsAllocated,
        int bitsStored,
        int highBit,
        boolean signed,
        String photometric,
        boolean planar,
        int frames) {

    private static final int LARGEST_SIDE = 0xFFFF;
    private static final int LARGEST_FRAME = 1 << 27;

    static PixelLayout of(DataElements image) {
        int allocated = image.integer(Tag.BitsAllocated).orElse(0);
        int stored = image.integer(Tag.BitsStored).orElse(allocated);
        int samples = image.integer(Tag.SamplesPerPixel).orElse(1);
        return new PixelLayout(
                        image.integer(Tag.Rows).orElse(0),
                        image.integer(Tag.Columns).orElse(0),
                        samples,
                        allocated,
                        stored,
                        image.integer(Tag.HighBit).orElse(stored - 1),
                        image.integer(Tag.PixelRepresentation).orElse(0) == 1,
                        image.text(Tag.PhotometricInterpretation).orElse(samples == 1 ? "MONOCHROME2" : ""),
                        image.integer(Tag.PlanarConfiguration).orElse(0) == 1,
                        image.framesHeld())
                .checked();
    }

    private PixelLayout checked() {
        require(rows > 0 && rows <= LARGEST_SIDE && columns > 0 && columns <= LARGEST_SIDE, "Rows or Columns");
        require(samples == 1 || samples == 3, "Samples per Pixel");
        require(
                bitsAllocated == 1 || bitsAllocated == 8 || bitsAllocated == 16 || bitsAllocated == 32,
                "Bits Allocated");
        require(bitsStored > 0 && bitsStored <= bitsAllocated, "Bits Stored");
        require(highBit >= bitsStored - 1 && highBit < bitsAllocated, "High Bit");
        if ((long) rows * columns * samples > LARGEST_FRAME) {
            throw DicomException.limit("A frame is larger than may be decoded.");
        }
        return this;
    }

    private static void require(boolean holds, String attribute) {
        if (!holds) {
            throw DicomException.malformed(attribute + " cannot be what it says.");
        }
    }

    /** As if every bit of a cell were stored, to look at those that are not. */
    PixelLayout ofWholeCells() {
        return new PixelLayout(
                rows,
                columns,
                samples,
                bitsAllocated,
                bitsAllocated,
                bitsAllocated - 1,
                false,
                photometric,
                planar,
                frames);
    }

    /** For frames that are coded each by itself. */
    PixelLayout ofOneFrame() {
        return new PixelLayout(
                rows, columns, samples, bitsAllocated, bitsStored, highBit, signed, photometric, planar, 1);
    }

    int pixels() {
        return rows * columns;
    }

    int values() {
        return pixels() * samples;
    }

    int bytesAllocated() {
        return Math.max(1, bitsAllocated / 8);
    }
}
