package dev.consilium.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How the decoded frames of an object are laid out as native pixels (PS3.5 8.1.1): little endian, colour by pixel, the values in the low
 * bits. The data set that describes them and their bytes come from here, so that they agree.
 */
public final class NativePixels {

    /** Of the data set and of the frames. */
    public static final String TRANSFER_SYNTAX = TransferSyntax.EXPLICIT;

    private static final int BYTE = 8;

    private final PixelLayout layout;
    private final boolean palette;
    private final int bitsStored;
    private final int bitsAllocated;

    private NativePixels(PixelLayout layout, boolean palette, int bitsStored, int bitsAllocated) {
        this.layout = layout;
        this.palette = palette;
        this.bitsStored = bitsStored;
        this.bitsAllocated = bitsAllocated;
    }

    /** @throws DicomException where the data set describes no frames that could be decoded */
    public static NativePixels of(Dataset dataset) {
        DataElements image = DataElements.of(dataset);
        PixelLayout layout = PixelLayout.of(image);
        boolean palette = layout.photometric().equals("PALETTE COLOR");
        int stored = palette ? Palette.of(image, layout.signed()).bits() : layout.bitsStored();
        return new NativePixels(layout, palette, stored, palette ? stored : Math.max(BYTE, layout.bitsAllocated()));
    }

    /**
     * A copy of the data set that describes the frames as {@link #bytes} gives them, without pixels. What cannot be decoded is described as
     * it came.
     */
    public static Dataset described(Dataset dataset) {
        DataElements copy = DataElements.of(dataset).copy();
        copy.remove(Tag.PixelData);
        try {
            of(dataset).describe(copy);
        } catch (DicomException notDecodable) {
            return copy;
        }
        return copy;
    }

    public int bitsAllocated() {
        return bitsAllocated;
    }

    /** How many {@link #bytes} gives. */
    public long bytesOfFrame() {
        return (long) layout.pixels() * (colour() ? 3 : 1) * (bitsAllocated / BYTE);
    }

    public byte[] bytes(Frame frame) {
        int width = bitsAllocated / BYTE;
        int[] values = frame.values();
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.multiplyExact(values.length, width)).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            switch (width) {
                case 1 -> bytes.put((byte) value);
                case 2 -> bytes.putShort((short) value);
                default -> bytes.putInt(value);
            }
        }
        return bytes.array();
    }

    private boolean colour() {
        return palette || layout.samples() > 1;
    }

    private void describe(DataElements image) {
        image.put(Element.text(Tag.AvailableTransferSyntaxUID, Vr.UI, TRANSFER_SYNTAX));
        image.put(Element.text(Tag.PhotometricInterpretation, Vr.CS, colour() ? "RGB" : layout.photometric()));
        put(image, Tag.SamplesPerPixel, colour() ? 3 : 1);
        put(image, Tag.BitsAllocated, bitsAllocated);
        put(image, Tag.BitsStored, bitsStored);
        put(image, Tag.HighBit, bitsStored - 1);
        put(image, Tag.PixelRepresentation, layout.signed() && !palette ? 1 : 0);
        if (colour()) {
            put(image, Tag.PlanarConfiguration, 0);
        } else {
            image.remove(Tag.PlanarConfiguration);
        }
        image.remove(Tag.ExtendedOffsetTable);
        image.remove(Tag.ExtendedOffsetTableLengths);
        if (palette) {
            withoutIndices(image);
        }
    }

    /** What says something of the indices that have become colours. */
    private static void withoutIndices(DataElements image) {
        for (int colour = 0; colour < 3; colour++) {
            image.remove(Tag.RedPaletteColorLookupTableDescriptor + colour);
            image.remove(Tag.RedPaletteColorLookupTableData + colour);
            image.remove(Tag.SegmentedRedPaletteColorLookupTableData + colour);
        }
        image.remove(Tag.PaletteColorLookupTableUID);
        image.remove(Tag.SmallestImagePixelValue);
        image.remove(Tag.LargestImagePixelValue);
        image.remove(Tag.PixelPaddingValue);
        image.remove(Tag.PixelPaddingRangeLimit);
    }

    private static void put(DataElements image, int tag, int value) {
        image.put(Element.of(tag, Vr.US, new byte[] {(byte) value, (byte) (value >> BYTE)}));
    }
}
