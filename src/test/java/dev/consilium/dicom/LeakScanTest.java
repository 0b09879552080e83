package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.dicom.LeakScan.Form;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeakScanTest {

    private static final String PATIENT = "Wolfeschlegel^Ann";
    private static final String ID = "MRN-4711-0815";
    private static final String UID = "1.3.6.1.4.1.99999.1.2.3";

    private final DicomToolkit toolkit = new Part10Toolkit();
    private final LeakScan scan = scan();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the name is wolfeschlegel.",
                "WOLFESCHLEGEL",
                "id=MRN-4711-0815;",
                "/studies/1.3.6.1.4.1.99999.1.2.3/",
                "born 19701224",
                "born 1970-12-24",
                "born 24.12.1970",
                "Miss Ann came",
                "Sehr geehrte Frau Ann"
            })
    void findsTextAsItIsWritten(String text) throws IOException {
        assertThat(forms(text.getBytes(StandardCharsets.UTF_8))).contains(Form.TEXT);
    }

    @Test
    void findsEachForm() throws IOException {
        assertThat(forms("xWolfeschlegel".getBytes(StandardCharsets.UTF_16LE))).containsExactly(Form.UTF_16);
        assertThat(forms("xxWolfeschlegel".getBytes(StandardCharsets.UTF_16BE))).containsExactly(Form.UTF_16);
        assertThat(forms("a legelhcsefloW b".getBytes(StandardCharsets.US_ASCII)))
                .containsExactly(Form.REVERSED);
        assertThat(forms("no 47110815 of".getBytes(StandardCharsets.US_ASCII))).containsExactly(Form.DIGITS);
        for (String before : List.of("", "a", "ab", "abc")) {
            byte[] coded = Base64.getEncoder().encode((before + "Wolfeschlegel, A.").getBytes(StandardCharsets.UTF_8));
            assertThat(forms(coded)).as(before).contains(Form.BASE64);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Annual", "Planning", "cannot", "Wolfe schlegel", "4711", "19701225", "1.3.6.1.4.1.99999.1.2"})
    void whatNamesNobodyIsNoHit(String text) throws IOException {
        assertThat(forms(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void findsAcrossTheBordersOfWhatIsReadAtOnce() throws IOException {
        for (int before : new int[] {(1 << 22) - 70, (1 << 22) - 64, (1 << 22) - 5, 1 << 22, (1 << 22) + 3}) {
            byte[] file = new byte[before + 100];
            byte[] name = "Wolfeschlegel".getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(name, 0, file, before, name.length);
            assertThat(scan.scan(file, toolkit, ReadLimits.DEFAULT))
                    .as("at %d", before)
                    .singleElement()
                    .satisfies(hit -> assertThat(hit.offset()).isEqualTo(before))
                    .satisfies(hit -> assertThat(hit.tag()).isEqualTo(Tag.PatientName));
        }
    }

    @Test
    void shortNamesAmongPixelsAreChance() throws IOException {
        byte[] pixels = " Ann Wolfeschlegel ".getBytes(StandardCharsets.US_ASCII);
        byte[] image = HandWritten.image(TransferSyntax.EXPLICIT, 1, pixels.length, 8)
                .explicit(Tag.PixelData, "OB", pixels)
                .toBytes();
        assertThat(scan.scan(image, toolkit, ReadLimits.DEFAULT))
                .extracting(LeakScan.Hit::length)
                .containsOnly("Wolfeschlegel".length());
    }

    @Test
    void anOriginalIsFullOfHits() throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        toolkit.write(original(), written);
        assertThat(scan.scan(written.toByteArray(), toolkit, ReadLimits.DEFAULT))
                .extracting(LeakScan.Hit::tag)
                .contains(Tag.PatientName, Tag.PatientID, Tag.PatientBirthDate, Tag.SOPInstanceUID);
    }

    private List<Form> forms(byte[] file) throws IOException {
        return scan.scan(file, toolkit, ReadLimits.DEFAULT).stream()
                .map(LeakScan.Hit::form)
                .distinct()
                .toList();
    }

    private static LeakScan scan() {
        LeakScan.Builder builder = new LeakScan.Builder();
        builder.add(original());
        return builder.build();
    }

    private static DataElements original() {
        DataElements original = new DataElements(TransferSyntax.EXPLICIT);
        original.put(Element.text(Tag.SOPInstanceUID, Vr.UI, UID));
        original.put(Element.text(Tag.PatientName, Vr.PN, PATIENT));
        original.put(Element.text(Tag.PatientID, Vr.LO, ID));
        original.put(Element.text(Tag.PatientBirthDate, Vr.DA, "19701224"));
        return original;
    }
}
