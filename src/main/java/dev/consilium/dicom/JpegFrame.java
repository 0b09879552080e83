package dev.consilium.dicom;

import java.io.IOException;
import javax.imageio.spi.ImageReaderSpi;

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
            return CodedImage.values(PROVIDER, code, layout);
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
}
