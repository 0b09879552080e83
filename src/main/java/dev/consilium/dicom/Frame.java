package dev.consilium.dicom;

/**
 * Decoded stored values of one frame, before any rescale.
 *
 * @param values row-major, {@code rows * columns * samplesPerPixel} values, samples interleaved; sign-extended where {@code signed}.
 *     Unsigned values of 32 bits stand as their bits: read those with {@link #value}
 * @param photometric Photometric Interpretation of the values as they stand here (colour is RGB)
 */
public record Frame(
        int rows, int columns, int samplesPerPixel, int bitsStored, boolean signed, String photometric, int[] values) {

    public long value(int index) {
        return signed ? values[index] : Integer.toUnsignedLong(values[index]);
    }
}
