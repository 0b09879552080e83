package dev.consilium.dicom;

import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** What JPEG and JPEG 2000 have in common: a codestream that must fit its data set, and a reader that gives stored values. */
final class CodedImage {

    private static final int SMALL = 1 << 24;
    private static final int LARGEST_RATIO = 1024;

    private CodedImage() {}

    /** A codestream decides for itself how much memory decoding takes, so it is compared first. */
    static void requireFit(PixelLayout layout, byte[] code, int rows, int columns, int components, int bits) {
        if (rows != layout.rows() || columns != layout.columns() || components != layout.samples()) {
            throw DicomException.malformed("The coded image has another size than its data set says.");
        }
        if (bits < 1 || bits > layout.bitsAllocated()) {
            throw DicomException.malformed("The coded image has more bits than its data set allocates.");
        }
        if (layout.values() > SMALL && layout.values() / LARGEST_RATIO > code.length) {
            throw DicomException.limit("The coded image is far larger than its code explains.");
        }
    }

    /** Decoders fill up what is missing; neither entropy-coded segments nor packets can hold the end marker. */
    static void requireEnd(byte[] code, int marker) {
        for (int i = code.length - 2; i > 0; i--) {
            if (code[i] == (byte) 0xFF && (code[i + 1] & 0xFF) == marker) {
                return;
            }
        }
        throw DicomException.truncated("The coded image ends too early.");
    }

    /** Decoders of others fail with errors too, and with all the memory a code asks for: neither may end the server's thread. */
    static int[] values(ImageReaderSpi provider, byte[] code, PixelLayout layout) throws IOException {
        try {
            return decoded(provider, code, layout);
        } catch (OutOfMemoryError e) {
            throw new DicomException("LIMIT_EXCEEDED", "The coded image takes more memory than there is.", e);
        } catch (Error e) {
            throw new DicomException("MALFORMED", "The coded image is damaged.", e);
        }
    }

    private static int[] decoded(ImageReaderSpi provider, byte[] code, PixelLayout layout) throws IOException {
        ImageReader reader = provider.createReaderInstance();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(code))) {
            reader.addIIOReadWarningListener((source, warning) -> refuseDamage(warning));
            reader.setInput(in, true, true);
            Raster raster = reader.readRaster(0, null);
            if (raster.getNumBands() != layout.samples()
                    || raster.getWidth() != layout.columns()
                    || raster.getHeight() != layout.rows()) {
                throw DicomException.malformed("The coded image has another size than its header says.");
            }
            return values(raster);
        } finally {
            reader.dispose();
        }
    }

    /** Rasters of unsigned bytes and words copy rows at once; sample by sample takes several times as long. */
    private static int[] values(Raster raster) {
        int x = raster.getMinX();
        int y = raster.getMinY();
        int width = raster.getWidth();
        int height = raster.getHeight();
        int[] values = new int[width * height * raster.getNumBands()];
        switch (raster.getTransferType()) {
            case DataBuffer.TYPE_BYTE -> {
                byte[] bytes = (byte[]) raster.getDataElements(x, y, width, height, null);
                for (int i = 0; i < values.length; i++) {
                    values[i] = bytes[i] & 0xFF;
                }
            }
            case DataBuffer.TYPE_USHORT -> {
                short[] words = (short[]) raster.getDataElements(x, y, width, height, null);
                for (int i = 0; i < values.length; i++) {
                    values[i] = words[i] & 0xFFFF;
                }
            }
            default -> raster.getPixels(x, y, width, height, values);
        }
        return values;
    }

    /** libjpeg paints over what it cannot read and only warns. */
    private static void refuseDamage(String warning) {
        if (warning.startsWith("Corrupt") || warning.startsWith("Premature")) {
            throw DicomException.malformed("The coded image is damaged.");
        }
    }
}
