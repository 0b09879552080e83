package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every sample in the transfer syntax that everybody reads shows the same picture. */
class NativeObjectTest {

    private static final Part10Toolkit TOOLKIT = new Part10Toolkit();

    private static Dataset read(byte[] bytes) throws IOException {
        return TOOLKIT.read(new ByteArrayInputStream(bytes), ReadLimits.DEFAULT);
    }

    private static Dataset writtenAndRead(Dataset dataset) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TOOLKIT.write(dataset, out);
        return read(out.toByteArray());
    }

    @TestFactory
    Stream<DynamicTest> samplesKeepTheirFrames() throws IOException {
        return SampleObjects.all().stream()
                .filter(SampleObjects.Known::decoded)
                .map(known -> DynamicTest.dynamicTest(known.path(), () -> {
                    Dataset kept = read(SampleObjects.bytes(known.path()));
                    Dataset plain = writtenAndRead(NativeObject.of(kept, TOOLKIT, Long.MAX_VALUE));
                    assertThat(plain.transferSyntax()).isEqualTo(TransferSyntax.EXPLICIT);
                    assertThat(plain.frames()).isEqualTo(kept.frames());
                    for (int frame = 0; frame < kept.frames(); frame++) {
                        assertThat(TOOLKIT.decode(plain, frame).values())
                                .isEqualTo(TOOLKIT.decode(kept, frame).values());
                    }
                }));
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
                        assertThat(NativeObject.of(kept, TOOLKIT, 0)).isEqualTo(kept);
                    }
                }));
    }

    @Test
    void moreThanAnObjectMayHoldIsRefused() throws IOException {
        Dataset kept = read(SampleObjects.bytes("dicom/syntax/MR4_RLE.dcm"));
        assertThatThrownBy(() -> NativeObject.of(kept, TOOLKIT, 1_000))
                .isInstanceOfSatisfying(DicomException.class, refused -> assertThat(refused.code())
                        .isEqualTo("LIMIT_EXCEEDED"));
    }
}
