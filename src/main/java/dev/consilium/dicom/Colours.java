package dev.consilium.dicom;

/** Makes a frame of decoded samples; colour of whatever interpretation becomes RGB (PS3.3 C.7.6.3.1.2). */
final class Colours {

    private Colours() {}

    static Frame frame(DataElements image, PixelLayout layout, Samples samples) {
        return switch (samples.photometric()) {
            case "MONOCHROME1", "MONOCHROME2" -> grey(layout, samples);
            case "PALETTE COLOR" -> palette(image, layout, samples);
            case "RGB" -> colour(layout, samples.values(), samples.bits());
            case "YBR_FULL" -> colour(layout, rgb(layout, samples), samples.bits());
            default ->
                throw DicomException.unsupported("The Photometric Interpretation is not one that can be decoded.");
        };
    }

    private static Frame grey(PixelLayout layout, Samples samples) {
        requireSamples(layout, 1);
        return new Frame(
                layout.rows(),
                layout.columns(),
                1,
                samples.bits(),
                layout.signed(),
                samples.photometric(),
                samples.values());
    }

    private static Frame palette(DataElements image, PixelLayout layout, Samples samples) {
        requireSamples(layout, 1);
        Palette palette = Palette.of(image, layout.signed());
        return new Frame(
                layout.rows(), layout.columns(), 3, palette.bits(), false, "RGB", palette.expand(samples.values()));
    }

    private static Frame colour(PixelLayout layout, int[] rgb, int bits) {
        requireSamples(layout, 3);
        return new Frame(layout.rows(), layout.columns(), 3, bits, layout.signed(), "RGB", rgb);
    }

    /** One sample of what is grey or an index, three of colour; an interpretation nobody knows may have as many as it likes. */
    static void requireSamples(PixelLayout layout, String photometric) {
        if (photometric.startsWith("MONOCHROME") || photometric.equals("PALETTE COLOR")) {
            requireSamples(layout, 1);
        } else if (photometric.equals("RGB") || photometric.startsWith("YBR_")) {
            requireSamples(layout, 3);
        }
    }

    private static void requireSamples(PixelLayout layout, int samples) {
        if (layout.samples() != samples) {
            throw DicomException.malformed("Samples per Pixel and Photometric Interpretation disagree.");
        }
    }

    private static int[] rgb(PixelLayout layout, Samples samples) {
        requireSamples(layout, 3);
        int[] values = samples.values();
        int white = (1 << samples.bits()) - 1;
        int middle = 1 << (samples.bits() - 1);
        int[] rgb = new int[values.length];
        for (int i = 0; i < values.length; i += 3) {
            double cb = values[i + 1] - middle;
            double cr = values[i + 2] - middle;
            rgb[i] = clamp(values[i] + 1.402 * cr, white);
            rgb[i + 1] = clamp(values[i] - 0.344136286 * cb - 0.714136286 * cr, white);
            rgb[i + 2] = clamp(values[i] + 1.772 * cb, white);
        }
        return rgb;
    }

    private static int clamp(double value, int white) {
        return (int) Math.max(0, Math.min(white, Math.floor(value + 0.5)));
    }
}
