package dev.consilium.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Float Pixel Data (7FE0,0008) or Double Float Pixel Data (7FE0,0009), PS3.3 C.7.6.24 and 25, as parametric maps have them. They are told
 * of, but are no frames: nobody reads them as pictures.
 *
 * @param min no number where any value is none
 */
public record FloatPixels(byte[] littleEndian, double min, double max) {

    public static boolean in(Dataset dataset) {
        return dataset.contains(Tag.FloatPixelData) || dataset.contains(Tag.DoubleFloatPixelData);
    }

    /** @throws DicomException where there are fewer values than the data set says; more are left out */
    public static FloatPixels of(Dataset dataset, int frames) {
        boolean wide = !dataset.contains(Tag.FloatPixelData);
        byte[] value = value(dataset, wide ? Tag.DoubleFloatPixelData : Tag.FloatPixelData);
        long length = length(dataset, frames, wide ? Double.BYTES : Float.BYTES);
        if (length > value.length) {
            throw DicomException.truncated("Float Pixel Data is shorter than its frames.");
        }
        return of(ByteBuffer.wrap(value, 0, (int) length).order(ByteOrder.LITTLE_ENDIAN), wide);
    }

    private static long length(Dataset dataset, int frames, int width) {
        long length = width;
        for (int size : new int[] {
            dataset.integer(Tag.Rows).orElse(0),
            dataset.integer(Tag.Columns).orElse(0),
            dataset.integer(Tag.SamplesPerPixel).orElse(1),
            frames
        }) {
            if (size <= 0) {
                throw DicomException.malformed("Rows or Columns cannot be what they say.");
            }
            if (length > Long.MAX_VALUE / size) {
                throw DicomException.limit("Float Pixel Data is larger than may be read.");
            }
            length *= size;
        }
        return length;
    }

    private static FloatPixels of(ByteBuffer bytes, boolean wide) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(0, copy);
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        while (bytes.hasRemaining()) {
            double value = wide ? bytes.getDouble() : bytes.getFloat();
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        return new FloatPixels(copy, min, max);
    }

    private static byte[] value(Dataset dataset, int tag) {
        return DataElements.of(dataset).element(tag).map(Element::value).orElse(new byte[0]);
    }
}
