package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is said of native pixels is what their bytes are. */
class NativePixelsTest {

    private static final Part10Toolkit TOOLKIT = new Part10Toolkit();

    /** Read back as an uncompressed object of the data set that describes them. */
    @TestFactory
    Stream<DynamicTest> framesOfEverySampleReadAsDescribedAreTheDecodedOnes() throws IOException {
        return SampleObjects.all().stream()
                .filter(SampleObjects.Known::decoded)
                .map(known -> DynamicTest.dynamicTest(known.path(), () -> {
                    Dataset image = TOOLKIT.read(
                            new ByteArrayInputStream(SampleObjects.bytes(known.path())), ReadLimits.DEFAULT);
                    for (int frame = 0; frame < image.frames(); frame++) {
                        Frame decoded = TOOLKIT.decode(image, frame);
                        Frame again = TOOLKIT.decode(asUncompressed(image, decoded), 0);
                        assertThat(again.values()).isEqualTo(decoded.values());
                        assertThat(again.photometric()).isEqualTo(decoded.photometric());
                        assertThat(again.samplesPerPixel()).isEqualTo(decoded.samplesPerPixel());
                        assertThat(again.signed()).isEqualTo(decoded.signed());
                    }
                }));
    }

    private static Dataset asUncompressed(Dataset image, Frame decoded) {
        DataElements described = (DataElements) NativePixels.described(image);
        DataElements plain = new DataElements(NativePixels.TRANSFER_SYNTAX);
        described.elements().forEach(plain::put);
        plain.put(Element.text(Tag.NumberOfFrames, Vr.IS, "1"));
        plain.put(Element.of(Tag.PixelData, Vr.OW, NativePixels.of(image).bytes(decoded)));
        return plain;
    }

    @TestFactory
    Stream<DynamicTest> theHeaderAloneDescribesTheSame() throws IOException {
        return SampleObjects.all().stream()
                .filter(SampleObjects.Known::decoded)
                .map(known -> DynamicTest.dynamicTest(known.path(), () -> {
                    byte[] file = SampleObjects.bytes(known.path());
                    Dataset whole = TOOLKIT.read(new ByteArrayInputStream(file), ReadLimits.DEFAULT);
                    Dataset header = TOOLKIT.readHeader(new ByteArrayInputStream(file), ReadLimits.DEFAULT);
                    for (int tag : new int[] {Tag.BitsAllocated, Tag.BitsStored, Tag.HighBit, Tag.SamplesPerPixel}) {
                        assertThat(NativePixels.described(header).integer(tag))
                                .isEqualTo(NativePixels.described(whole).integer(tag));
                    }
                }));
    }
}
