package dev.consilium.dicom;

import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;
import java.util.function.IntFunction;

/**
 * An object in Explicit VR Little Endian, which everybody reads. What is encapsulated is decoded, and then described as {@link NativePixels}
 * describes frames; everything else stays what it is.
 */
public final class NativeObject {

    private static final int BYTE = 8;

    /** A length is 32 bits, is even, and of all ones is none. */
    private static final long LONGEST_VALUE = 0xFFFF_FFFEL;

    private NativeObject() {}

    /**
     * How many bytes decoded pixels are; empty where they are not to be decoded.
     *
     * @param header may lack the pixels, and with them say nothing of a single frame
     * @throws DicomException where they cannot be
     */
    public static OptionalLong bytesOfPixels(Dataset header, int frames) {
        return TransferSyntax.of(header.transferSyntax()).encapsulated()
                ? OptionalLong.of(NativePixels.of(header).bytesOfFrame() * frames)
                : OptionalLong.empty();
    }

    /**
     * Writes it as a Part 10 file. Frames are decoded one after the other, so that they are never all in memory.
     *
     * @param most bytes of all frames
     * @throws DicomException where pixels cannot be decoded, or are more than that ({@code LIMIT_EXCEEDED}); if that shows at the first
     *     frame, nothing has been written
     */
    public static void write(Dataset dataset, DicomToolkit toolkit, long most, OutputStream out) throws IOException {
        boolean encapsulated = DataElements.of(dataset)
                .element(Tag.PixelData)
                .filter(Element::isEncapsulated)
                .isPresent();
        if (!encapsulated) {
            toolkit.write(explicit(dataset), out);
            return;
        }
        write(dataset, around(dataset), frame -> toolkit.decode(dataset, frame), most, out);
    }

    /** What stands around the native pixels of a data set. */
    static DataElements around(Dataset dataset) {
        DataElements around = explicit(NativePixels.described(dataset));
        around.remove(Tag.AvailableTransferSyntaxUID);
        return around;
    }

    /**
     * Writes other frames of the same layout in place of those of a data set.
     *
     * @param around what stands around them, without Pixel Data
     */
    static void write(Dataset dataset, DataElements around, IntFunction<Frame> frames, long most, OutputStream out)
            throws IOException {
        NativePixels layout = NativePixels.of(dataset);
        long length = layout.bytesOfFrame() * dataset.frames();
        if (length > Math.min(most, LONGEST_VALUE)) {
            throw DicomException.limit("Decoded it is larger than an object may be.");
        }
        byte[] first = dataset.frames() > 0 ? bytes(frames.apply(0), layout) : new byte[0];
        new Part10Writer(out).write(around, new LongValue(Tag.PixelData, vr(layout), length, to -> {
            to.write(first);
            for (int frame = 1; frame < dataset.frames(); frame++) {
                to.write(bytes(frames.apply(frame), layout));
            }
        }));
    }

    /** In memory, with this frame as the only one. */
    static DataElements with(Dataset dataset, Frame frame) {
        NativePixels layout = NativePixels.of(dataset);
        DataElements with = around(dataset);
        with.put(Element.of(Tag.PixelData, vr(layout), bytes(frame, layout)));
        return with;
    }

    private static Vr vr(NativePixels layout) {
        return layout.bitsAllocated() <= BYTE ? Vr.OB : Vr.OW;
    }

    /** Shares value arrays with what it is made of. */
    static DataElements explicit(Dataset dataset) {
        DataElements explicit = new DataElements(TransferSyntax.EXPLICIT);
        DataElements.of(dataset).copy().elements().forEach(explicit::put);
        return explicit;
    }

    private static byte[] bytes(Frame frame, NativePixels layout) {
        byte[] bytes = layout.bytes(frame);
        if (bytes.length != layout.bytesOfFrame()) {
            throw DicomException.malformed("A frame is not of the size that the object says.");
        }
        return bytes;
    }
}
