package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Regions of every sample are blacked in what is stored, and nothing beside them changes. */
class PixelBlackingTest {

    private static final Part10Toolkit TOOLKIT = new Part10Toolkit();
    private static final Deidentifier DEIDENTIFIER =
            new Deidentifier("the key of project one".getBytes(StandardCharsets.UTF_8));
    private static final String SAMPLE = "dicom/syntax/MR4_RLE.dcm";

    private static Dataset read(byte[] bytes) throws IOException {
        return TOOLKIT.read(new ByteArrayInputStream(bytes), ReadLimits.DEFAULT);
    }

    private static Dataset sealed(String path) throws IOException {
        return DEIDENTIFIER.deidentify(read(SampleObjects.bytes(path))).dataset();
    }

    private static Dataset blacked(Dataset sealed, IntFunction<List<PixelRegion>> regions) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DEIDENTIFIER.blacked(sealed, regions, TOOLKIT, Long.MAX_VALUE).write(out);
        return read(out.toByteArray());
    }

    @TestFactory
    Stream<DynamicTest> samplesAreBlackWhereTheyShouldBe() throws IOException {
        return SampleObjects.all().stream()
                .filter(SampleObjects.Known::decoded)
                .map(known -> DynamicTest.dynamicTest(known.path(), () -> {
                    Dataset sealed = sealed(known.path());
                    if (sealed.integer(Tag.BitsAllocated).orElseThrow() == 1) {
                        assertThatThrownBy(() -> blacked(sealed, frame -> List.of()))
                                .hasMessageContaining("one bit");
                        return;
                    }
                    Frame shown = TOOLKIT.decode(sealed, 0);
                    PixelRegion region = new PixelRegion(
                            shown.columns() / 4, shown.rows() / 3, shown.columns() / 2, shown.rows() / 4 + 1);
                    int last = sealed.frames() - 1;
                    Dataset out = blacked(sealed, frame -> frame == last ? List.of(region) : List.of());
                    for (int frame = 0; frame < last; frame++) {
                        assertThat(TOOLKIT.decode(out, frame).values())
                                .isEqualTo(TOOLKIT.decode(sealed, frame).values());
                    }
                    assertBlack(TOOLKIT.decode(sealed, last), TOOLKIT.decode(out, last), region);
                    assertSays(out);
                    assertThat(DEIDENTIFIER.deidentify(out).dataset()).isEqualTo(out);
                }));
    }

    private static void assertBlack(Frame before, Frame after, PixelRegion region) {
        int samples = before.samplesPerPixel();
        int[] expected = before.values().clone();
        long darkest = darkest(before);
        for (int index = 0; index < expected.length; index++) {
            int column = index / samples % before.columns();
            int row = index / samples / before.columns();
            if (column >= region.x()
                    && column < region.x() + region.width()
                    && row >= region.y()
                    && row < region.y() + region.height()) {
                expected[index] = samples == 1 ? (int) darkest : 0;
            }
        }
        assertThat(after.values()).isEqualTo(expected);
        assertThat(after.photometric()).isEqualTo(before.photometric());
    }

    private static long darkest(Frame frame) {
        var values = Stream.iterate(0, index -> index + 1)
                .limit(frame.values().length)
                .mapToLong(frame::value);
        return (frame.photometric().equals("MONOCHROME1") ? values.max() : values.min()).orElseThrow();
    }

    private static void assertSays(Dataset out) {
        assertThat(out.text(Tag.BurnedInAnnotation)).contains("NO");
        assertThat(Deidentified.codesOf(out))
                .startsWith("113100")
                .contains("113105", "113107")
                .endsWith("113101");
        assertThat(out.transferSyntax()).isEqualTo(TransferSyntax.EXPLICIT);
    }

    @Test
    void aRegionIsInTheImage() throws IOException {
        Dataset sealed = sealed(SAMPLE);
        int columns = sealed.integer(Tag.Columns).orElseThrow();
        assertThatThrownBy(() -> blacked(sealed, frame -> List.of(new PixelRegion(columns - 4, 0, 5, 1))))
                .isInstanceOfSatisfying(DicomException.class, refused -> assertThat(refused.code())
                        .isEqualTo("REGION_OUTSIDE"));
        assertThatThrownBy(() -> new PixelRegion(0, 0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyWhatCarriesTheSealOfTheProject() throws IOException {
        DataElements changed = ((DataElements) sealed(SAMPLE)).copy();
        changed.put(Element.text(Tag.PatientID, Vr.LO, "JD57"));
        Dataset original = read(SampleObjects.bytes(SAMPLE));
        for (Dataset unsealed : List.of(changed, original)) {
            assertThatThrownBy(() -> blacked(unsealed, frame -> List.of())).hasMessageContaining("seal");
            assertThatThrownBy(() -> DEIDENTIFIER.withoutText(unsealed)).hasMessageContaining("seal");
        }
    }

    @Test
    void whatAPersonCheckedKeepsItsPixelsAndClaimsNoCleaning() throws IOException {
        DataElements sealed = (DataElements) sealed(SAMPLE);
        Dataset checked = DEIDENTIFIER.withoutText(sealed);
        assertThat(checked.text(Tag.BurnedInAnnotation)).contains("NO");
        assertThat(Deidentified.codesOf(checked)).containsExactly("113100", "113105", "113107");
        assertThat(((DataElements) checked).element(Tag.PixelData)).isEqualTo(sealed.element(Tag.PixelData));
        assertThat(DEIDENTIFIER.deidentify(checked).dataset()).isEqualTo(checked);
        assertThat(blacked(checked, frame -> List.of()).text(Tag.BurnedInAnnotation))
                .contains("NO");
    }
}
