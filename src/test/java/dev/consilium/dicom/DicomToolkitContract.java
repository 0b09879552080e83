package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every adapter of {@link DicomToolkit} makes of real objects. */
abstract class DicomToolkitContract {

    /** Damaged beyond reading; the others of the folder are read. */
    private static final Map<String, String> BROKEN = Map.of(
            "dicom/broken/MR_truncated.dcm", "TRUNCATED",
            "dicom/broken/rtplan_truncated.dcm", "TRUNCATED",
            "dicom/broken/badVR.dcm", "MALFORMED",
            "dicom/broken/no_meta.dcm", "NOT_DICOM");

    /** pydicom's array holds something else than a frame does: chrominance, or indices of a palette. */
    private static final Set<String> NOT_COMPARABLE = Set.of(
            "dicom/syntax/SC_ybr_full_422_uncompressed.dcm",
            "dicom/syntax/examples_ybr_color.dcm",
            "dicom/syntax/examples_palette.dcm");

    abstract DicomToolkit toolkit();

    /** Damaged samples this adapter makes nothing of, though others do. */
    Set<String> unreadable() {
        return Set.of();
    }

    @TestFactory
    Stream<DynamicTest> readsWhatIsWholeAndSaysWhyItDoesNotReadTheRest() throws IOException {
        return SampleObjects.all().stream()
                .filter(known -> !unreadable().contains(known.path()))
                .map(known -> DynamicTest.dynamicTest(known.path(), () -> {
                    String code = BROKEN.get(known.path());
                    if (code == null) {
                        read(SampleObjects.bytes(known.path()));
                    } else {
                        assertRefused(code, () -> read(SampleObjects.bytes(known.path())));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> decodesTheValuesThatPydicomDecodes() throws IOException {
        return SampleObjects.all().stream()
                .filter(known -> known.decoded() && !NOT_COMPARABLE.contains(known.path()))
                .map(known -> DynamicTest.dynamicTest(known.path(), () -> assertPixels(known)));
    }

    private void assertPixels(SampleObjects.Known known) throws IOException {
        List<Frame> frames = decodeAll(SampleObjects.bytes(known.path()));
        IntSummaryStatistics values = new IntSummaryStatistics();
        frames.forEach(frame -> {
            for (int value : frame.values()) {
                values.accept(value);
            }
        });
        assertThat(values.getMin()).isEqualTo(known.minimum());
        assertThat(values.getMax()).isEqualTo(known.maximum());
        assertThat(SampleObjects.digest(frames, known.type())).isEqualTo(known.digest());
    }

    @Test
    void colourIsRgbAndPalettesAreExpanded() throws IOException {
        for (String path : NOT_COMPARABLE) {
            Dataset dataset = read(SampleObjects.bytes(path));
            Frame frame = toolkit().decode(dataset, 0);
            assertThat(frame.photometric()).isEqualTo("RGB");
            assertThat(frame.samplesPerPixel()).isEqualTo(3);
            assertThat(frame.values()).hasSize(frame.rows() * frame.columns() * 3);
        }
    }

    @Test
    void storedValuesKeepChrominanceAndIndices() throws IOException {
        for (SampleObjects.Known known : SampleObjects.all()) {
            if (NOT_COMPARABLE.contains(known.path())) {
                Dataset dataset = read(SampleObjects.bytes(known.path()));
                List<Frame> frames = new ArrayList<>();
                for (int i = 0; i < dataset.frames(); i++) {
                    frames.add(toolkit().storedValues(dataset, i));
                }
                assertThat(SampleObjects.digest(frames, known.type()))
                        .as(known.path())
                        .isEqualTo(known.digest());
            }
        }
    }

    @Test
    void whatStandsBeforeAFaultIsRead() throws IOException {
        byte[] cut = SampleObjects.bytes("dicom/broken/MR_truncated.dcm");
        PartialRead read = toolkit().readUpToFault(new ByteArrayInputStream(cut), ReadLimits.DEFAULT);
        assertThat(read.fault()).isNotNull().extracting(DicomException::code).isEqualTo("TRUNCATED");
        assertThat(read.dataset().integer(Tag.Rows)).contains(64);
        assertThat(read.dataset().contains(Tag.PixelData)).isFalse();
        byte[] whole = SampleObjects.bytes("dicom/phi/CT_small.dcm");
        assertThat(toolkit().readUpToFault(new ByteArrayInputStream(whole), ReadLimits.DEFAULT))
                .satisfies(all -> assertThat(all.fault()).isNull())
                .satisfies(
                        all -> assertThat(all.dataset().contains(Tag.PixelData)).isTrue());
    }

    @TestFactory
    Stream<DynamicTest> decodesNamesByTheirCharacterSet() throws IOException {
        return SampleObjects.names().stream()
                .map(row -> DynamicTest.dynamicTest(row[0], () -> assertThat(read(SampleObjects.bytes(row[0]))
                                .text(Tag.PatientName)
                                .map(name -> name.replaceAll("[=^]+$", "")))
                        .contains(row[2])));
    }

    @TestFactory
    Stream<DynamicTest> writesWhatItReadsAgainTheSame() throws IOException {
        return SampleObjects.all().stream()
                .filter(known ->
                        !BROKEN.containsKey(known.path()) && !unreadable().contains(known.path()))
                .map(known -> DynamicTest.dynamicTest(known.path(), () -> {
                    Dataset first = read(SampleObjects.bytes(known.path()));
                    byte[] written = write(first);
                    Dataset second = read(written);
                    assertThat(second.transferSyntax()).isEqualTo(first.transferSyntax());
                    assertThat(write(second)).isEqualTo(written);
                    assertThat(even((DataElements) second)).isEqualTo(even((DataElements) first));
                }));
    }

    /** Some writers leave values odd; they are padded when written, and dcm4che takes the padding off where it reads text. */
    static DataElements even(DataElements dataSet) {
        DataElements even = new DataElements(dataSet.transferSyntax());
        for (Element element : dataSet.elements()) {
            byte[] value = element.value();
            if (element.isSequence()) {
                even.put(Element.sequence(
                        element.tag(),
                        element.items().stream().map(DicomToolkitContract::even).toList()));
            } else if (value.length % 2 == 1) {
                byte[] padded = Arrays.copyOf(value, value.length + 1);
                padded[value.length] = element.vr().padding();
                even.put(Element.of(element.tag(), element.vr(), padded));
            } else {
                even.put(element);
            }
        }
        return even;
    }

    @Test
    void writesAFileThatSaysWhatItIs() throws IOException {
        byte[] written = write(read(SampleObjects.bytes("dicom/syntax/MR_small_bigendian.dcm")));
        assertThat(written).startsWith(new byte[128]);
        assertThat(new String(written, 128, 4, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("DICM");
        assertThat(new String(written, 132, 250, java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("1.2.840.10008.1.2.1\0", "CONSILIUM", "2.25.");
    }

    @Test
    void theHeaderOfAnImageIsTheDatasetWithoutPixels() throws IOException {
        byte[] bytes = SampleObjects.bytes("dicom/phi/CT_small.dcm");
        Dataset header = toolkit().readHeader(new ByteArrayInputStream(bytes), ReadLimits.DEFAULT);
        assertThat(header.contains(Tag.PixelData)).isFalse();
        assertThat(header.integer(Tag.Rows)).contains(128);
        assertThat(header.texts(Tag.ImageType)).isEqualTo(read(bytes).texts(Tag.ImageType));
        assertThat(header.numbers(Tag.PixelSpacing)).containsExactly(0.661468, 0.661468);
        assertRefused("NO_PIXELS", () -> toolkit().decode(header, 0));
    }

    @Test
    void zerosAfterTheDatasetArePadding() throws IOException {
        HandWritten image = HandWritten.image("1.2.840.10008.1.2.1", 1, 2, 8).explicit(0x7FE00010, "OB", new byte[2]);
        Dataset dataset = read(image.bytes(new byte[100_000]).toBytes());
        assertThat(dataset.frames()).isEqualTo(1);
        assertRefused("MALFORMED", () -> read(image.bytes((byte) 1).toBytes()));
    }

    @TestFactory
    Stream<DynamicTest> aFrameReadAloneIsAsItIsAmongAll() throws IOException {
        return SampleObjects.all().stream()
                .filter(known -> known.decoded() && !unreadable().contains(known.path()))
                .map(known -> DynamicTest.dynamicTest(known.path(), () -> {
                    byte[] bytes = SampleObjects.bytes(known.path());
                    Dataset whole = read(bytes);
                    for (int frame : new TreeSet<>(List.of(0, whole.frames() / 2, whole.frames() - 1))) {
                        Dataset alone =
                                toolkit().readFrame(() -> new ByteArrayInputStream(bytes), frame, ReadLimits.DEFAULT);
                        assertThat(alone.frames()).isEqualTo(whole.frames());
                        Frame one = toolkit().decode(alone, frame);
                        Frame among = toolkit().decode(whole, frame);
                        assertThat(one.photometric()).isEqualTo(among.photometric());
                        assertThat(one.values()).isEqualTo(among.values());
                    }
                }));
    }

    @Test
    void framesBeyondTheLastDoNotExist() throws IOException {
        Dataset dataset = read(SampleObjects.bytes("dicom/objects/emri_small.dcm"));
        assertThat(dataset.frames()).isEqualTo(10);
        assertRefused("NO_PIXELS", () -> toolkit().decode(dataset, 10));
        assertRefused("NO_PIXELS", () -> toolkit().decode(dataset, -1));
    }

    private Dataset read(byte[] bytes) throws IOException {
        return toolkit().read(new ByteArrayInputStream(bytes), ReadLimits.DEFAULT);
    }

    private byte[] write(Dataset dataset) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        toolkit().write(dataset, out);
        return out.toByteArray();
    }

    private List<Frame> decodeAll(byte[] bytes) throws IOException {
        Dataset dataset = read(bytes);
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < dataset.frames(); i++) {
            frames.add(toolkit().decode(dataset, i));
        }
        return frames;
    }

    static void assertRefused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DicomException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }
}
