package dev.consilium.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the cells of native Pixel Data (PS3.5 8.1.1, Annex D): container, then High Bit and Bits Stored within it. */
final class UncompressedFrame {

    private UncompressedFrame() {}

    static Samples read(PixelLayout layout, byte[] bytes, int frame) {
        if (layout.bitsAllocated() == 1) {
            return bits(layout, bytes, frame);
        }
        if (layout.photometric().equals("YBR_FULL_422") && !holdsEverySample(layout, bytes.length)) {
            return subsampled(layout, bytes, frame);
        }
        int[] cells = cells(layout, bytes, frame, layout.values());
        int[] values = layout.planar() && layout.samples() > 1 ? interleaved(layout, cells) : cells;
        String photometric = layout.photometric().equals("YBR_FULL_422") ? "YBR_FULL" : layout.photometric();
        return new Samples(values, layout.bitsStored(), photometric);
    }

    /** Some say YBR_FULL_422 and leave nothing out; the length tells. */
    private static boolean holdsEverySample(PixelLayout layout, long length) {
        return length >= (long) layout.frames() * layout.values() * layout.bytesAllocated();
    }

    /** @param length of the Pixel Data of all frames, in bytes */
    static long bitsOfOne(PixelLayout layout, long length) {
        boolean subsampled = layout.photometric().equals("YBR_FULL_422") && !holdsEverySample(layout, length);
        return (subsampled ? layout.pixels() * 2L : layout.values()) * layout.bitsAllocated();
    }

    private static int[] cells(PixelLayout layout, byte[] bytes, int frame, int count) {
        int width = layout.bytesAllocated();
        ByteBuffer buffer = slice(bytes, (long) frame * count * width, (long) count * width);
        int[] cells = new int[count];
        int shift = layout.highBit() + 1 - layout.bitsStored();
        for (int i = 0; i < count; i++) {
            cells[i] = cell(buffer, width) >>> shift;
        }
        Samples.reinterpret(cells, layout.bitsStored(), layout.signed());
        return cells;
    }

    private static ByteBuffer slice(byte[] bytes, long offset, long length) {
        if (offset + length > bytes.length) {
            throw DicomException.truncated("Pixel Data is shorter than its frames.");
        }
        return ByteBuffer.wrap(bytes, (int) offset, (int) length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int cell(ByteBuffer buffer, int width) {
        return switch (width) {
            case 1 -> buffer.get() & 0xFF;
            case 2 -> buffer.getShort() & 0xFFFF;
            default -> buffer.getInt();
        };
    }

    private static int[] interleaved(PixelLayout layout, int[] planes) {
        int[] values = new int[planes.length];
        int pixels = layout.pixels();
        for (int i = 0; i < planes.length; i++) {
            values[i % pixels * layout.samples() + i / pixels] = planes[i];
        }
        return values;
    }

    /** PS3.3 C.7.6.3.1.2: two Y, then the Cb and Cr that both share. */
    private static Samples subsampled(PixelLayout layout, byte[] bytes, int frame) {
        if (layout.samples() != 3 || layout.columns() % 2 != 0) {
            throw DicomException.malformed("YBR_FULL_422 needs three samples and an even number of columns.");
        }
        int[] cells = cells(layout, bytes, frame, layout.pixels() * 2);
        int[] values = new int[layout.values()];
        for (int pixel = 0; pixel < layout.pixels(); pixel++) {
            int pair = pixel / 2 * 4;
            values[pixel * 3] = cells[pair + pixel % 2];
            values[pixel * 3 + 1] = cells[pair + 2];
            values[pixel * 3 + 2] = cells[pair + 3];
        }
        return new Samples(values, layout.bitsStored(), "YBR_FULL");
    }

    /** Frames of single bits follow each other without padding (PS3.5 8.1.1). */
    private static Samples bits(PixelLayout layout, byte[] bytes, int frame) {
        int count = layout.values();
        long first = (long) frame * count;
        if (first + count > bytes.length * 8L) {
            throw DicomException.truncated("Pixel Data is shorter than its frames.");
        }
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            long bit = first + i;
            values[i] = bytes[(int) (bit >>> 3)] >>> (bit & 7) & 1;
        }
        return new Samples(values, 1, layout.photometric());
    }
}
