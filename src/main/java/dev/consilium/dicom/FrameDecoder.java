package dev.consilium.dicom;

import java.io.IOException;

/** Decodes one frame of Pixel Data by the transfer syntax of its data set (PS3.5 8). */
final class FrameDecoder {

    private FrameDecoder() {}

    static Frame decode(DataElements image, int frame) throws IOException {
        Samples samples = samples(image, frame);
        PixelLayout layout = PixelLayout.of(image);
        refuseBeyondInt(layout, samples.values());
        return Colours.frame(image, layout, samples);
    }

    /** Whoever shows or measures a frame counts in int. */
    private static void refuseBeyondInt(PixelLayout layout, int[] values) {
        if (layout.bitsStored() < Integer.SIZE || layout.signed()) {
            return;
        }
        for (int value : values) {
            if (value < 0) {
                throw DicomException.unsupported("Values of 32 bits above 2147483647 cannot be shown.");
            }
        }
    }

    static Frame stored(DataElements image, int frame) throws IOException {
        Samples samples = samples(image, frame);
        PixelLayout layout = PixelLayout.of(image);
        Colours.requireSamples(layout, samples.photometric());
        return new Frame(
                layout.rows(),
                layout.columns(),
                layout.samples(),
                samples.bits(),
                layout.signed(),
                samples.photometric(),
                samples.values());
    }

    /** Before colour becomes RGB. */
    static Samples samples(DataElements image, int frame) throws IOException {
        Element pixels = image.element(Tag.PixelData)
                .orElseThrow(() -> new DicomException("NO_PIXELS", "The object has no Pixel Data."));
        PixelLayout layout = PixelLayout.of(image);
        int place = image.placeOf(frame);
        return pixels.isEncapsulated()
                ? coded(image, layout, image.codedFrames(pixels).frame(place))
                : uncompressed(image, layout, pixels.value(), place);
    }

    private static Samples uncompressed(DataElements image, PixelLayout layout, byte[] bytes, int frame) {
        if (TransferSyntax.of(image.transferSyntax()).encapsulated()) {
            throw DicomException.malformed("Pixel Data is not encapsulated as its transfer syntax says.");
        }
        return UncompressedFrame.read(layout, bytes, frame);
    }

    private static Samples coded(DataElements image, PixelLayout layout, byte[] code) throws IOException {
        return switch (image.transferSyntax()) {
            case TransferSyntax.ENCAPSULATED_UNCOMPRESSED -> UncompressedFrame.read(layout.ofOneFrame(), code, 0);
            case TransferSyntax.DEFLATED_FRAMES -> DeflatedFrame.read(layout, code);
            case TransferSyntax.RLE -> RunLengthFrame.read(layout, code);
            case TransferSyntax.JPEG_BASELINE,
                    TransferSyntax.JPEG_EXTENDED,
                    TransferSyntax.JPEG_LOSSLESS,
                    TransferSyntax.JPEG_LOSSLESS_FIRST_ORDER -> JpegFrame.read(layout, code);
            case TransferSyntax.JPEG_LS_LOSSLESS, TransferSyntax.JPEG_LS -> JpegLsFrame.read(layout, code);
            case TransferSyntax.JPEG_2000, TransferSyntax.JPEG_2000_LOSSLESS -> Jpeg2000Frame.read(layout, code);
            default -> throw DicomException.unsupported("The transfer syntax is not one that can be decoded.");
        };
    }
}
