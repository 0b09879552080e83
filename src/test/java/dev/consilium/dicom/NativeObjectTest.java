package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every sample in the transfer syntax that everybody reads shows the same picture. */
class NativeObjectTest {

    private static final Part10Toolkit TOOLKIT = new Part10Toolkit();

    private static final int DATA_SET_TRAILING_PADDING = 0xFFFCFFFC;

    private static Dataset read(byte[] bytes) throws IOException {
        return TOOLKIT.read(new ByteArrayInputStream(bytes), ReadLimits.DEFAULT);
    }

    private static Dataset writtenAndRead(Dataset kept) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NativeObject.write(kept, TOOLKIT, Long.MAX_VALUE, out);
        return read(out.toByteArray());
    }

    @TestFactory
    Stream<DynamicTest> samplesKeepTheirFrames() throws IOException {
        return SampleObjects.all().stream()
                .filter(SampleObjects.Known::decoded)
                .map(known -> DynamicTest.dynamicTest(known.path(), () -> {
                    Dataset kept = read(SampleObjects.bytes(known.path()));
                    Dataset plain = writtenAndRead(kept);
                    assertThat(plain.transferSyntax()).isEqualTo(TransferSyntax.EXPLICIT);
                    assertThat(plain.frames()).isEqualTo(kept.frames());
                    for (int frame = 0; frame < kept.frames(); frame++) {
                        assertThat(TOOLKIT.decode(plain, frame).values())
                                .isEqualTo(TOOLKIT.decode(kept, frame).values());
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> theHeaderTellsHowLongTheDecodedPixelsAre() throws IOException {
        return SampleObjects.all().stream()
                .filter(SampleObjects.Known::decoded)
                .map(known -> DynamicTest.dynamicTest(known.path(), () -> {
                    byte[] bytes = SampleObjects.bytes(known.path());
                    DataElements kept = (DataElements) read(bytes);
                    OptionalLong told = NativeObject.bytesOfPixels(
                            TOOLKIT.readHeader(new ByteArrayInputStream(bytes), ReadLimits.DEFAULT), kept.frames());
                    Element pixels = kept.element(Tag.PixelData).orElseThrow();
                    assertThat(told.isPresent()).isEqualTo(pixels.isEncapsulated());
                    if (told.isPresent()) {
                        DataElements plain = (DataElements) writtenAndRead(kept);
                        long written =
                                plain.element(Tag.PixelData).orElseThrow().value().length;
                        assertThat(told.getAsLong()).isBetween(written - 1, written);
                    }
                }));
    }

    @Test
    void whatFollowsThePixelsStillFollowsThem() throws IOException {
        DataElements kept = ((DataElements) read(SampleObjects.bytes("dicom/syntax/MR4_RLE.dcm"))).copy();
        kept.put(Element.of(DATA_SET_TRAILING_PADDING, Vr.OB, new byte[] {1, 2}));
        DataElements plain = (DataElements) writtenAndRead(kept);
        assertThat(plain.element(DATA_SET_TRAILING_PADDING)).isEqualTo(kept.element(DATA_SET_TRAILING_PADDING));
        assertThat(TOOLKIT.decode(plain, 0).values())
                .isEqualTo(TOOLKIT.decode(kept, 0).values());
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotCompressedKeepsEveryElement() throws IOException {
        return SampleObjects.all().stream()
                .filter(known -> !known.path().contains("broken"))
                .map(known -> DynamicTest.dynamicTest(known.path(), () -> {
                    DataElements kept = (DataElements) read(SampleObjects.bytes(known.path()));
                    if (kept.element(Tag.PixelData)
                            .filter(Element::isEncapsulated)
                            .isEmpty()) {
                        assertThat(NativeObject.explicit(kept)).isEqualTo(kept);
                    }
                }));
    }

    @Test
    void moreThanAnObjectMayHoldIsRefused() throws IOException {
        Dataset kept = read(SampleObjects.bytes("dicom/syntax/MR4_RLE.dcm"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> NativeObject.write(kept, TOOLKIT, 1_000, out))
                .isInstanceOfSatisfying(DicomException.class, refused -> assertThat(refused.code())
                        .isEqualTo("LIMIT_EXCEEDED"));
        assertThat(out.size()).isZero();
    }
}
