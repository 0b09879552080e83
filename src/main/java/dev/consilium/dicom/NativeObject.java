package dev.consilium.dicom;

/**
 * An object in Explicit VR Little Endian, which everybody reads. What is encapsulated is decoded, and then described as {@link NativePixels}
 * describes frames; everything else stays what it is.
 */
public final class NativeObject {

    private static final int BYTE = 8;

    private NativeObject() {}

    /**
     * Shares value arrays with what it is made of.
     *
     * @param most bytes of all frames
     * @throws DicomException where pixels cannot be decoded, or are more than that ({@code LIMIT_EXCEEDED})
     */
    public static Dataset of(Dataset dataset, DicomToolkit toolkit, long most) {
        boolean encapsulated = own(dataset)
                .element(Tag.PixelData)
                .filter(Element::isEncapsulated)
                .isPresent();
        DataElements explicit = rewritten(own(encapsulated ? NativePixels.described(dataset) : dataset));
        if (encapsulated) {
            explicit.remove(Tag.AvailableTransferSyntaxUID);
            explicit.put(pixels(dataset, toolkit, most));
        }
        return explicit;
    }

    private static DataElements rewritten(DataElements dataset) {
        DataElements explicit = new DataElements(TransferSyntax.EXPLICIT);
        dataset.copy().elements().forEach(explicit::put);
        return explicit;
    }

    private static Element pixels(Dataset dataset, DicomToolkit toolkit, long most) {
        NativePixels layout = NativePixels.of(dataset);
        byte[] all = new byte[0];
        for (int frame = 0; frame < dataset.frames(); frame++) {
            byte[] bytes = layout.bytes(toolkit.decode(dataset, frame));
            if (frame == 0) {
                all = new byte[length(bytes.length, dataset.frames(), most)];
            }
            if (bytes.length * (long) dataset.frames() != all.length) {
                throw DicomException.malformed("Frames differ in size.");
            }
            System.arraycopy(bytes, 0, all, frame * bytes.length, bytes.length);
        }
        return Element.of(Tag.PixelData, layout.bitsAllocated() <= BYTE ? Vr.OB : Vr.OW, all);
    }

    private static int length(int frame, int frames, long most) {
        long length = frame * (long) frames;
        if (length > Math.min(most, Integer.MAX_VALUE - BYTE)) {
            throw DicomException.limit("Decoded it is larger than an object may be.");
        }
        return (int) length;
    }

    private static DataElements own(Dataset dataset) {
        if (dataset instanceof DataElements elements) {
            return elements;
        }
        throw new IllegalArgumentException("not a data set of a toolkit: " + dataset.getClass());
    }
}
