package dev.consilium.dicom;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Deflated Image Frame Compression (PS3.5 8.2.16): the native bytes of each frame by itself, deflated as in RFC 1951. */
final class DeflatedFrame {

    /** Of RFC 1951: two bits for 258 bytes. */
    private static final int LARGEST_RATIO = 1032;

    private DeflatedFrame() {}

    /** Inflates what the frame needs and no more; a bomb ends there. */
    static Samples read(PixelLayout layout, byte[] code) {
        int size = Math.toIntExact(((long) layout.values() * layout.bitsAllocated() + 7) / 8);
        CodedImage.requireExplained(size, LARGEST_RATIO, code);
        byte[] bytes = new byte[size];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(code);
            int length = 0;
            while (length < bytes.length) {
                int count = inflater.inflate(bytes, length, bytes.length - length);
                if (count == 0) {
                    throw DicomException.truncated("The deflated frame is too short.");
                }
                length += count;
            }
        } catch (DataFormatException e) {
            throw new DicomException("MALFORMED", "The deflated frame is damaged.", e);
        } finally {
            inflater.end();
        }
        return UncompressedFrame.read(layout.ofOneFrame(), bytes, 0);
    }
}
