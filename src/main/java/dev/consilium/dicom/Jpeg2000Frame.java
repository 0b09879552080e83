package dev.consilium.dicom;

/**
 * JPEG 2000 (PS3.5 8.2.4). Where the codestream and Pixel Representation disagree on the sign, the bits of the codestream count and the data
 * set says how to read them.
 */
final class Jpeg2000Frame {

    private static final int END_OF_CODESTREAM = 0xD9;

    private Jpeg2000Frame() {}

    static Samples read(PixelLayout layout, byte[] code) {
        Jpeg2000Header header = Jpeg2000Header.of(code);
        CodedImage.requireFit(layout, code, header.rows(), header.columns(), header.components(), header.bits());
        CodedImage.requireEnd(code, END_OF_CODESTREAM);
        Jpeg2000Codestream codestream = new Jpeg2000Codestream(code, header);
        int[] values = codestream.values();
        Samples.reinterpret(values, header.bits(), layout.signed());
        return new Samples(values, header.bits(), photometric(layout, codestream.transformed()));
    }

    private static String photometric(PixelLayout layout, boolean transformed) {
        if (layout.samples() != 3) {
            return layout.photometric();
        }
        return transformed || !layout.photometric().startsWith("YBR_FULL") ? "RGB" : "YBR_FULL";
    }
}
