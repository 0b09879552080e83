package dev.consilium.imaging;

import dev.consilium.dicom.Frame;

/**
 * One image as single numbers: stored values and the linear rescale to modality units (PS3.3 C.11.1). Colour becomes
 * luminance (ITU-R BT.601). The array is shared, never copied, and must not be changed.
 */
public record Plane(int rows, int columns, int[] stored, double slope, double intercept) {

    public Plane {
        if (rows < 1 || columns < 1 || stored.length != rows * columns) {
            throw new IllegalArgumentException("rows * columns must be the number of values");
        }
    }

    public static Plane of(Frame frame, FrameAttributes attributes) {
        int[] values = frame.samplesPerPixel() == 1 ? frame.values() : luminance(frame);
        return new Plane(frame.rows(), frame.columns(), values, attributes.slope(), attributes.intercept());
    }

    /** The value at this index in modality units. */
    public double value(int index) {
        return slope * stored[index] + intercept;
    }

    private static int[] luminance(Frame frame) {
        int samples = frame.samplesPerPixel();
        int[] rgb = frame.values();
        int[] grey = new int[frame.rows() * frame.columns()];
        for (int i = 0; i < grey.length; i++) {
            int at = i * samples;
            grey[i] = (int) Math.round(0.299 * rgb[at] + 0.587 * rgb[at + 1] + 0.114 * rgb[at + 2]);
        }
        return grey;
    }
}
