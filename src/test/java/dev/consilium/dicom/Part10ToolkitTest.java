package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The built-in adapter, and what only it promises of its memory. */
class Part10ToolkitTest extends DicomToolkitContract {

    private final Part10Toolkit toolkit = new Part10Toolkit();

    @Override
    DicomToolkit toolkit() {
        return toolkit;
    }

    @TestFactory
    Stream<DynamicTest> everyElementSurvivesWritingAndReading() throws IOException {
        return SampleObjects.all().stream()
                .filter(known -> !known.path().contains("broken"))
                .map(known -> DynamicTest.dynamicTest(known.path(), () -> {
                    DataElements read = read(SampleObjects.bytes(known.path()));
                    assertThat(read(write(read))).isEqualTo(even(read));
                }));
    }

    @TestFactory
    Stream<DynamicTest> samplesAreThoseOfPydicomBeforeTheyBecomeRgb() throws IOException {
        Set<String> coloured =
                Set.of("SC_ybr_full_422_uncompressed.dcm", "examples_ybr_color.dcm", "examples_palette.dcm");
        return SampleObjects.all().stream()
                .filter(known -> coloured.contains(known.path().replaceAll(".*/", "")))
                .map(known -> DynamicTest.dynamicTest(known.path(), () -> {
                    DataElements image = read(SampleObjects.bytes(known.path()));
                    List<Frame> frames = new ArrayList<>();
                    for (int i = 0; i < image.frames(); i++) {
                        frames.add(new Frame(
                                1,
                                1,
                                1,
                                8,
                                false,
                                "",
                                FrameDecoder.samples(image, i).values()));
                    }
                    assertThat(SampleObjects.digest(frames, known.type())).isEqualTo(known.digest());
                }));
    }

    @Test
    void allSyntaxesWithoutLossGiveTheSameImage() throws IOException {
        int[] uncompressed = decode("dicom/syntax/MR4_UNC.dcm");
        assertThat(decode("dicom/syntax/MR4_RLE.dcm")).isEqualTo(uncompressed);
        assertThat(decode("dicom/syntax/MR4_J2KR.dcm")).isEqualTo(uncompressed);
        assertThat(decode("dicom/syntax/MR4_JPLL.dcm")).isEqualTo(uncompressed);
        assertThat(decode("dicom/syntax/MR4_JLSL.dcm")).isEqualTo(uncompressed);
    }

    /** As other decoders do: Y = 81, Cb = 90, Cr = 240 is red. */
    @Test
    void chrominanceBecomesRgb() throws IOException {
        DataElements image = image("YBR_FULL", 3, 8, new byte[] {76, 85, (byte) 255, 29, (byte) 255, 107});
        assertThat(toolkit.decode(image, 0).values()).containsExactly(254, 0, 0, 0, 0, 254);
    }

    @Test
    void planesAreInterleaved() {
        DataElements image = image("RGB", 3, 8, new byte[] {1, 2, 3, 4, 5, 6});
        image.put(Element.of(Tag.PlanarConfiguration, Vr.US, new byte[] {1, 0}));
        assertThat(toolkit.decode(image, 0).values()).containsExactly(1, 3, 5, 2, 4, 6);
    }

    @Test
    void bitsOutsideTheStoredOnesAreDroppedAndTheSignIsExtended() {
        DataElements image = image("MONOCHROME1", 1, 16, new byte[] {(byte) 0xFF, (byte) 0xFF, 0x0F, (byte) 0x70});
        image.put(number(Tag.BitsStored, 12));
        image.put(number(Tag.HighBit, 11));
        assertThat(toolkit.decode(image, 0).values()).containsExactly(0x0FFF, 0x000F);
        image.put(number(Tag.PixelRepresentation, 1));
        Frame signed = toolkit.decode(image, 0);
        assertThat(signed.values()).containsExactly(-1, 15);
        assertThat(signed.signed()).isTrue();
        assertThat(signed.photometric()).isEqualTo("MONOCHROME1");
        image.put(number(Tag.HighBit, 15));
        assertThat(toolkit.decode(image, 0).values()).containsExactly(-1, 0x700);
    }

    @Test
    void anIndexBeyondThePaletteTakesItsNearestEntry() {
        DataElements image = image("PALETTE COLOR", 1, 8, new byte[] {0, 9});
        for (int colour = 0; colour < 3; colour++) {
            image.put(Element.of(
                    Tag.RedPaletteColorLookupTableDescriptor + colour, Vr.US, new byte[] {2, 0, 4, 0, 8, 0}));
            image.put(Element.of(
                    Tag.RedPaletteColorLookupTableData + colour, Vr.OW, new byte[] {(byte) (10 + colour), (byte) 200}));
        }
        assertThat(toolkit.decode(image, 0).values()).containsExactly(10, 11, 12, 200, 200, 200);
    }

    @Test
    void framesAreFoundByTheOffsetTableAndByMarkers() throws IOException {
        List<byte[]> fragments = read(SampleObjects.bytes("dicom/syntax/examples_ybr_color.dcm"))
                .element(Tag.PixelData)
                .orElseThrow()
                .fragments();
        DataElements whole = read(SampleObjects.bytes("dicom/syntax/examples_ybr_color.dcm"));
        int[] last = toolkit.decode(whole, 29).values();
        List<byte[]> split = new ArrayList<>(List.of(new byte[0]));
        for (byte[] fragment : fragments.subList(1, fragments.size())) {
            split.add(Arrays.copyOf(fragment, 100));
            split.add(Arrays.copyOfRange(fragment, 100, fragment.length));
        }
        whole.put(Element.encapsulated(Tag.PixelData, split));
        assertThat(toolkit.decode(whole, 29).values()).isEqualTo(last);
        split.set(0, new byte[120]);
        whole.put(Element.encapsulated(Tag.PixelData, split));
        assertRefused("MALFORMED", () -> toolkit.decode(whole, 29));
        split.set(0, offsets(split));
        whole.put(Element.encapsulated(Tag.PixelData, split));
        assertThat(toolkit.decode(whole, 29).values()).isEqualTo(last);
    }

    @TestFactory
    Stream<DynamicTest> codeThatEndsInTheMiddleIsNotPaintedOver() {
        return Stream.of(
                        "examples_ybr_color.dcm",
                        "MR4_J2KR.dcm",
                        "MR4_JPLL.dcm",
                        "MR4_JLSL.dcm",
                        "MR4_JPLY.dcm",
                        "examples_jpeg2k.dcm")
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    DataElements image = read(SampleObjects.bytes("dicom/syntax/" + path));
                    byte[] code = image.element(Tag.PixelData)
                            .orElseThrow()
                            .fragments()
                            .get(1);
                    byte[] cut = Arrays.copyOf(code, code.length / 2);
                    cut[cut.length - 2] = (byte) 0xFF;
                    cut[cut.length - 1] = (byte) 0xD9;
                    image.put(Element.text(Tag.NumberOfFrames, Vr.IS, "1"));
                    image.put(Element.encapsulated(Tag.PixelData, List.of(new byte[0], cut)));
                    assertThatThrownBy(() -> toolkit.decode(image, 0)).isInstanceOf(DicomException.class);
                }));
    }

    /** The codestream of the sample is unsigned and has 12 bits. */
    @Test
    void theDatasetSaysHowTheBitsOfACodestreamAreRead() throws IOException {
        int[] unsigned = decode("dicom/syntax/MR4_J2KR.dcm");
        DataElements image = read(SampleObjects.bytes("dicom/syntax/MR4_J2KR.dcm"));
        image.put(number(Tag.PixelRepresentation, 1));
        int[] signed = toolkit.decode(image, 0).values();
        assertThat(Arrays.stream(signed).min().orElseThrow()).isNegative();
        assertThat(Arrays.stream(signed).map(value -> value & 0xFFF).toArray()).isEqualTo(unsigned);
    }

    private static byte[] offsets(List<byte[]> split) {
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        int offset = 0;
        for (int i = 1; i < split.size(); i++) {
            if (i % 2 == 1) {
                table.writeBytes(HandWritten.number(4, offset));
            }
            offset += 8 + split.get(i).length + split.get(i).length % 2;
        }
        return table.toByteArray();
    }

    @Test
    void itemsFollowTheCharacterSetOfTheDatasetTheyArePutInto() {
        DataElements item = DataElements.item();
        item.put(Element.of(0x00081080, Vr.LO, "Größe".getBytes(StandardCharsets.UTF_8)));
        DataElements outer = new DataElements(TransferSyntax.EXPLICIT);
        outer.put(Element.text(0x00080005, Vr.CS, "ISO_IR 192"));
        outer.put(Element.sequence(0x00081111, List.of(item)));
        assertThat(outer.items(0x00081111).get(0).text(0x00081080)).contains("Größe");
        assertThat(outer.items(0x00081111).get(0).transferSyntax()).isEqualTo(TransferSyntax.EXPLICIT);
        DataElements copy = outer.copy();
        copy.put(Element.text(0x00080005, Vr.CS, "ISO_IR 100"));
        assertThat(copy.items(0x00081111).get(0).text(0x00081080)).contains("GrÃ¶Ã\u009fe");
        assertThat(outer.items(0x00081111).get(0).text(0x00081080)).contains("Größe");
    }

    @Test
    void oddValuesAreWrittenEven() throws IOException {
        DataElements odd = new DataElements(TransferSyntax.IMPLICIT);
        odd.put(Element.text(Tag.SOPInstanceUID, Vr.UI, "1.2.3"));
        odd.put(Element.text(Tag.PatientID, Vr.LO, "abc"));
        DataElements even = read(write(odd));
        assertThat(even.element(Tag.SOPInstanceUID).orElseThrow().value()).endsWith((byte) 0);
        assertThat(even.element(Tag.PatientID).orElseThrow().value()).endsWith((byte) ' ');
        assertThat(even.text(Tag.PatientID)).contains("abc");
        assertThat(even.transferSyntax()).isEqualTo(TransferSyntax.IMPLICIT);
    }

    private static DataElements image(String photometric, int samples, int bits, byte[] pixels) {
        DataElements image = new DataElements(TransferSyntax.EXPLICIT);
        image.put(number(Tag.SamplesPerPixel, samples));
        image.put(Element.text(Tag.PhotometricInterpretation, Vr.CS, photometric));
        image.put(number(Tag.Rows, 1));
        image.put(number(Tag.Columns, pixels.length / samples / (bits / 8)));
        image.put(number(Tag.BitsAllocated, bits));
        image.put(Element.of(Tag.PixelData, Vr.OW, pixels));
        return image;
    }

    private static Element number(int tag, int value) {
        return Element.of(tag, Vr.US, HandWritten.number(2, value));
    }

    private int[] decode(String path) throws IOException {
        return toolkit.decode(read(SampleObjects.bytes(path)), 0).values();
    }

    private DataElements read(byte[] bytes) throws IOException {
        return (DataElements) toolkit.read(new ByteArrayInputStream(bytes), ReadLimits.DEFAULT);
    }

    private byte[] write(DataElements dataset) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        toolkit.write(dataset, out);
        return out.toByteArray();
    }
}
