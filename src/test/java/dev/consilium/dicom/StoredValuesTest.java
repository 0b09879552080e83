package dev.consilium.dicom;

import static dev.consilium.dicom.HandWritten.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/** Values that are stored but make no picture, and frames that are coded each by itself. */
class StoredValuesTest {

    private static final String DEFLATED_FRAMES = "1.2.840.10008.1.2.8.1";

    private final Part10Toolkit toolkit = new Part10Toolkit();

    /** RT Dose of several planning systems scales its highest dose to the whole of 32 bits. */
    @Test
    void unsignedValuesOf32BitsAreStoredButNotShown() throws IOException {
        Dataset dose = read(HandWritten.image(TransferSyntax.EXPLICIT, 1, 2, 32)
                .explicit(0x7FE00010, "OW", concat(number(4, 0xFFFFFFFFL), number(4, 7)))
                .toBytes());
        Frame stored = toolkit.storedValues(dose, 0);
        assertThat(stored.value(0)).isEqualTo(4_294_967_295L);
        assertThat(stored.value(1)).isEqualTo(7);
        assertThatThrownBy(() -> toolkit.decode(dose, 0)).isInstanceOf(DicomException.class);
    }

    /** As highdicom writes segmentations: 9 bits of each frame begin a byte of their own. */
    @Test
    void deflatedFramesAreInflatedEachByItself() throws IOException {
        Dataset segmentation = read(HandWritten.image(DEFLATED_FRAMES, 3, 3, 1)
                .text(0x00280008, "IS", "2 ")
                .fragments(deflated(new byte[] {0x01, 0x01}), deflated(new byte[] {0x02, 0x00}))
                .toBytes());
        assertThat(toolkit.storedValues(segmentation, 0).values()).containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 1);
        assertThat(toolkit.storedValues(segmentation, 1).values()).containsExactly(0, 1, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void aDeflatedFrameMustBeWhole() throws IOException {
        byte[] half = deflated(new byte[32]);
        byte[] damaged = {(byte) 0xFF, (byte) 0xFF, 0, 0};
        for (byte[] code : new byte[][] {half, damaged}) {
            Dataset image = read(
                    HandWritten.image(DEFLATED_FRAMES, 8, 8, 8).fragments(code).toBytes());
            assertThatThrownBy(() -> toolkit.storedValues(image, 0)).isInstanceOf(DicomException.class);
        }
    }

    /** Parametric maps of highdicom and dcmqi. */
    @Test
    void floatPixelDataAreTold() throws IOException {
        byte[] floats = ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(-1.5f)
                .putFloat(0.25f)
                .array();
        Dataset map = read(HandWritten.image(TransferSyntax.EXPLICIT, 1, 2, 32)
                .explicit(0x7FE00008, "OF", floats)
                .toBytes());
        assertThat(FloatPixels.in(map)).isTrue();
        FloatPixels pixels = FloatPixels.of(map, 1);
        assertThat(pixels.min()).isEqualTo(-1.5);
        assertThat(pixels.max()).isEqualTo(0.25);
        assertThat(pixels.littleEndian()).hasSize(8);
        assertThatThrownBy(() -> FloatPixels.of(map, 2)).isInstanceOf(DicomException.class);
        assertThatThrownBy(() -> FloatPixels.of(map, 0)).isInstanceOf(DicomException.class);
    }

    @Test
    void doubleFloatPixelDataAreToldEvenWhereOneIsNoNumber() throws IOException {
        byte[] doubles = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(Double.NaN)
                .putDouble(1e300)
                .array();
        Dataset map = read(HandWritten.image(TransferSyntax.EXPLICIT, 1, 2, 64)
                .explicit(0x7FE00009, "OD", doubles)
                .toBytes());
        assertThat(FloatPixels.of(map, 1).min()).isNaN();
    }

    /** Such as a stream that pydicom wrote without its meta information. */
    @Test
    void whatIsBigEndianWithoutSayingSoIsToldToBe() throws IOException {
        byte[] bare = {0, 8, 0, 0x60, 'C', 'S', 0, 2, 'C', 'T'};
        PartialRead read = toolkit.readUpToFault(new ByteArrayInputStream(bare), ReadLimits.DEFAULT);
        assertThat(read.transferSyntax()).isEqualTo(TransferSyntax.BIG_ENDIAN);
        assertThat(read.dataset().text(Tag.Modality)).contains("CT");
    }

    /** Bare streams of Siemens mammography have a station name there, in a collection of dcm4che. */
    @Test
    void thePrefixMayStandInAValue() throws IOException {
        byte[] bare = new HandWritten()
                .text(0x00080060, "CS", "MG")
                .text(0x00080070, "LO", "S".repeat(102))
                .text(0x00081010, "SH", "DICM-1")
                .grey(1, 1, 8)
                .toBytes();
        assertThat(new String(bare, 128, 4, StandardCharsets.US_ASCII)).isEqualTo("DICM");
        assertThat(read(bare).text(Tag.StationName)).contains("DICM-1");
    }

    private Dataset read(byte[] file) throws IOException {
        return toolkit.read(new ByteArrayInputStream(file), ReadLimits.DEFAULT);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(out, deflater)) {
            deflating.write(bytes);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }
}
