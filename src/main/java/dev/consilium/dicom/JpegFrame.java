package dev.consilium.dicom;

import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** JPEG baseline, extended, and lossless (PS3.5 8.2.1), read as stored values without any colour management. */
final class JpegFrame {

    private static final ImageReaderSpi PROVIDER = JpegReaders.provider();
    private static final int END_OF_IMAGE = 0xD9;

    private JpegFrame() {}

    static Samples read(PixelLayout layout, byte[] code) throws IOException {
        JpegHeader header = JpegHeader.of(code);
        requireSupported(header);
        CodedImage.requireFit(layout, code, header.rows(), header.columns(), header.components(), header.precision());
        CodedImage.requireEnd(code, END_OF_IMAGE);
        int[] values = values(layout, code, header);
        Samples.reinterpret(values, header.precision(), layout.signed());
        return new Samples(values, header.precision(), photometric(layout, header));
    }

    /** The reader knows no 12 bits, and refuses sound segments of some writers, such as Adobe's without its last octets. */
    private static int[] values(PixelLayout layout, byte[] code, JpegHeader header) throws IOException {
        if (header.precision() == 12 && header.sequential()) {
            return JpegSequentialFrame.values(layout, code);
        }
        try {
            return read(code, layout);
        } catch (IOException e) {
            if (header.sequential()) {
                return JpegSequentialFrame.values(layout, code);
            }
            throw e;
        }
    }

    private static void requireSupported(JpegHeader header) {
        boolean supported =
                switch (header.process()) {
                    case JpegHeader.BASELINE, JpegHeader.PROGRESSIVE -> header.precision() == 8;
                    case JpegHeader.EXTENDED -> header.precision() == 8 || header.precision() == 12;
                    case JpegHeader.LOSSLESS -> header.precision() >= 2 && header.precision() <= 16;
                    default -> false;
                };
        if (!supported) {
            throw DicomException.unsupported("The coded image is of a JPEG process that cannot be decoded.");
        }
    }

    /** The codestream knows its colours better than the data set, which was often changed without it. */
    private static String photometric(PixelLayout layout, JpegHeader header) {
        if (header.components() != 3) {
            return layout.photometric();
        }
        if (header.transform() != null) {
            return header.transform() == 0 ? "RGB" : "YBR_FULL";
        }
        if (header.lettered()) {
            return "RGB";
        }
        boolean chrominance = header.jfif() || layout.photometric().startsWith("YBR_FULL");
        return chrominance ? "YBR_FULL" : layout.photometric();
    }

    /** The reader of others fails with errors too, which may not end the server's thread. */
    static int[] read(byte[] code, PixelLayout layout) throws IOException {
        try {
            return decoded(code, layout);
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Error e) {
            throw new DicomException("MALFORMED", "The coded image is damaged.", e);
        }
    }

    private static int[] decoded(byte[] code, PixelLayout layout) throws IOException {
        ImageReader reader = PROVIDER.createReaderInstance();
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
