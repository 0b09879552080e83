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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names beside the picture in Pixel Data, in real files of each coding. */
class CodedCommentsTest {

    private static final Part10Toolkit TOOLKIT = new Part10Toolkit();
    private static final Deidentifier DEIDENTIFIER =
            new Deidentifier("the key of project one".getBytes(StandardCharsets.UTF_8));
    private static final String NAME = "Mueller^Anna 1961";

    private static DataElements read(String path) throws IOException {
        return DataElements.of(TOOLKIT.read(new ByteArrayInputStream(SampleObjects.bytes(path)), ReadLimits.DEFAULT));
    }

    private static byte[] segment(int marker, String prefix) {
        byte[] text = (prefix + NAME + "!").getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) marker, 0, (byte) (text.length + 2)});
        out.writeBytes(text);
        return out.toByteArray();
    }

    private static byte[] inserted(byte[] code, int at, byte[] segment) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(code, 0, at);
        out.writeBytes(segment);
        out.write(code, at, code.length - at);
        return out.toByteArray();
    }

    private static DataElements with(DataElements original, List<byte[]> fragments) {
        DataElements changed = original.copy();
        changed.put(Element.encapsulated(Tag.PixelData, fragments));
        return changed;
    }

    private static void assertGone(DataElements original, DataElements planted) throws IOException {
        assertThat(text(planted)).contains(NAME);
        DataElements out = (DataElements) DEIDENTIFIER.deidentify(planted).dataset();
        assertThat(text(out)).doesNotContain("Mueller", "Anna");
        assertThat(out.element(Tag.PixelData).orElseThrow().fragments())
                .extracting(fragment -> fragment.length)
                .isEqualTo(planted.element(Tag.PixelData).orElseThrow().fragments().stream()
                        .map(fragment -> fragment.length)
                        .toList());
        assertThat(TOOLKIT.decode(out, 0).values())
                .isEqualTo(TOOLKIT.decode(original, 0).values());
    }

    private static String text(DataElements object) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TOOLKIT.write(object, out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({
        "dicom/syntax/JPEG-lossy.dcm, 254, ''",
        "dicom/syntax/JPEG-lossy.dcm, 225, Exif",
        "dicom/syntax/MR4_JPLY.dcm, 237, Photoshop",
        "dicom/syntax/MR4_JPLL.dcm, 254, ''",
        "dicom/syntax/MR4_JLSL.dcm, 254, ''",
        "dicom/syntax/MR4_JLSN.dcm, 225, Exif"
    })
    void inSegmentsOfJpeg(String path, int marker, String prefix) throws IOException {
        DataElements original = read(path);
        List<byte[]> fragments =
                new ArrayList<>(original.element(Tag.PixelData).orElseThrow().fragments());
        fragments.set(1, inserted(fragments.get(1), 2, segment(marker, prefix)));
        assertGone(original, with(original, fragments));
    }

    @Test
    void inACommentOfJpeg2000() throws IOException {
        for (String path : List.of("dicom/syntax/MR4_J2KR.dcm", "dicom/syntax/693_J2KI.dcm")) {
            DataElements original = read(path);
            List<byte[]> fragments = new ArrayList<>(
                    original.element(Tag.PixelData).orElseThrow().fragments());
            byte[] code = fragments.get(1);
            int behindSize = 4 + ((code[4] & 0xFF) << 8 | code[5] & 0xFF);
            fragments.set(1, inserted(code, behindSize, segment(0x64, "\0\1")));
            assertGone(original, with(original, fragments));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dicom/syntax/MR4_JPLL.dcm", "dicom/syntax/MR4_JLSL.dcm", "dicom/syntax/MR4_J2KR.dcm"})
    void behindTheLastFrame(String path) throws IOException {
        DataElements original = read(path);
        List<byte[]> fragments =
                new ArrayList<>(original.element(Tag.PixelData).orElseThrow().fragments());
        byte[] last = fragments.get(fragments.size() - 1);
        fragments.set(
                fragments.size() - 1, inserted(last, last.length, (NAME + "!").getBytes(StandardCharsets.ISO_8859_1)));
        assertGone(original, with(original, fragments));
    }

    @Test
    void behindNativePixels() throws IOException {
        DataElements original = read("dicom/syntax/MR4_UNC.dcm");
        byte[] pixels = original.element(Tag.PixelData).orElseThrow().value();
        DataElements planted = original.copy();
        planted.put(Element.of(
                Tag.PixelData,
                Vr.OW,
                inserted(pixels, pixels.length, (NAME + "!").getBytes(StandardCharsets.ISO_8859_1))));
        DataElements out = (DataElements) DEIDENTIFIER.deidentify(planted).dataset();
        assertThat(text(planted)).contains(NAME);
        assertThat(text(out)).doesNotContain("Mueller");
        assertThat(Arrays.copyOf(out.element(Tag.PixelData).orElseThrow().value(), pixels.length))
                .isEqualTo(pixels);
    }

    @Test
    void aDrawingInUnusedBitsOfRunLengthsIsRefused() throws IOException {
        DataElements original = read("dicom/syntax/MR4_RLE.dcm");
        DataElements narrower = original.copy();
        narrower.put(Element.of(Tag.BitsStored, Vr.US, HandWritten.number(2, 4)));
        narrower.put(Element.of(Tag.HighBit, Vr.US, HandWritten.number(2, 3)));
        assertThatThrownBy(() -> DEIDENTIFIER.deidentify(narrower)).hasMessageContaining("unused bits");
        assertThat(DEIDENTIFIER.deidentify(original)).isNotNull();
    }
}
