package dev.consilium.dicom;

/**
 * The reversible colour transforms HP1 to HP3 that the APP8 marker "mrfx" names, undone in place. They are no part of ITU-T T.87 but of the
 * encoders that its authors published, for 8 and 16 bits; arithmetic is modulo the range of the samples.
 */
final class JpegLsColours {

    private JpegLsColours() {}

    static void undo(int[] values, int transform, int precision) {
        if (transform > 3 || precision % 8 != 0) {
            throw DicomException.unsupported("The coded image has a colour transform that is not known.");
        }
        int mask = (1 << precision) - 1;
        int half = 1 << precision - 1;
        for (int i = 0; i + 2 < values.length; i += 3) {
            int v1 = values[i];
            int v2 = values[i + 1];
            int v3 = values[i + 2];
            switch (transform) {
                case 1 -> put(values, i, mask, v1 + v2 - half, v2, v3 + v2 - half);
                case 2 -> {
                    int red = v1 + v2 - half & mask;
                    put(values, i, mask, red, v2, v3 + (red + v2 >> 1) - half);
                }
                case 3 -> {
                    int green = v1 - (v3 + v2 >> 2) + half / 2 & mask;
                    put(values, i, mask, v3 + green - half, green, v2 + green - half);
                }
                default -> {}
            }
        }
    }

    private static void put(int[] values, int at, int mask, int red, int green, int blue) {
        values[at] = red & mask;
        values[at + 1] = green & mask;
        values[at + 2] = blue & mask;
    }
}
