package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeidentifierTest {

    private final Deidentifier deidentifier = deidentifier("the key of project one");

    @Nested
    class WhatTheOutputSays {

        private final DataElements out = deidentified(in -> {
            in.put(Element.text(0x00120062, Vr.CS, "YES"));
            in.put(Element.text(0x00120063, Vr.LO, "Someone else's method"));
            in.put(Element.text(Tag.BurnedInAnnotation, Vr.CS, "YES"));
        });

        @Test
        void exactlyTheCodesApplied() {
            assertThat(out.items(0x00120064))
                    .extracting(item -> item.text(0x00080100).orElseThrow())
                    .containsExactly("113100", "113105", "113107");
            assertThat(out.items(0x00120064)).allSatisfy(item -> {
                assertThat(item.text(0x00080102)).contains("DCM");
                assertThat(item.text(0x00080104).orElseThrow()).hasSizeBetween(1, 64);
            });
            assertThat(deidentifier.deidentify(object()).methodCodes()).containsExactly("113100", "113105", "113107");
            assertThat(deidentifier.deidentify(object()).tableEdition()).isEqualTo("2024b");
        }

        @Test
        void productPolicyAndDates() {
            assertThat(out.text(0x00120062)).contains("YES");
            assertThat(out.texts(0x00120063)).hasSize(3).allMatch(value -> value.length() <= 64);
            assertThat(out.texts(0x00120063).get(0)).startsWith("Consilium ");
            assertThat(out.texts(0x00120063).get(1)).isEqualTo("PS3.15 2024b, policy annotation-1");
            assertThat(out.text(0x00280303)).contains("MODIFIED");
        }

        @Test
        void nothingOfPixelsThatNobodyCleaned() {
            assertThat(out.text(Tag.BurnedInAnnotation)).contains("YES");
            assertThat(deidentified(in -> {}).contains(Tag.BurnedInAnnotation)).isFalse();
        }
    }

    @Nested
    class Sweep {

        @Test
        void byVrOutsideTheTable() {
            DataElements out = deidentified(in -> {
                in.put(Element.text(0x0040A067, Vr.PN, "Doe^Jane"));
                in.put(Element.text(0x00080416, Vr.DT, "2024"));
                in.put(Element.text(0x0008010C, Vr.UI, "1.2.840.10008.2.16.4"));
                in.put(Element.text(0x00089123, Vr.UI, "1.2.3.4"));
                in.put(Element.text(0x00083012, Vr.UI, "1.2.840.10008.1234567890"));
                in.put(Element.text(0x0040A160, Vr.UT, "Jane Doe has it"));
                in.put(Element.text(0x00081190, Vr.UR, "https://example.org/doe"));
                in.put(Element.text(0x00100033, Vr.LO, "born in 1957"));
            });
            assertThat(out.text(0x0040A067)).contains("ANONYMOUS");
            assertThat(out.text(0x00080416).orElseThrow()).isNotEqualTo("2024").matches("20[012]\\d");
            assertThat(out.text(0x0008010C)).contains("1.2.840.10008.2.16.4");
            assertThat(out.text(0x00089123)).contains(deidentifier.remapUid("1.2.3.4"));
            assertThat(out.text(0x00083012)).contains(deidentifier.remapUid("1.2.840.10008.1234567890"));
            assertThat(List.of(0x0040A160, 0x00081190, 0x00100033)).noneMatch(out::contains);
        }

        /** dciodvfy misses them otherwise: the UID beside a tracking ID, and the type of an entity, ask for a partner. */
        @Test
        void whatItsItemNeedsBecomesADummy() {
            DataElements out = deidentified(in -> {
                in.put(Element.text(0x00620020, Vr.UT, "Lesion of Jane"));
                in.put(Element.text(0x00400032, Vr.UT, "http://st-elsewhere.example"));
                in.put(Element.text(0x00700006, Vr.ST, "sinus rhythm"));
                in.put(Element.text(0x00700081, Vr.LO, "for Dr. Smith"));
            });
            assertThat(List.of(0x00620020, 0x00400032, 0x00700006))
                    .allSatisfy(tag -> assertThat(out.text(tag)).contains("REMOVED"));
            assertThat(out.contains(0x00700081)).isTrue();
            assertThat(out.text(0x00700081)).isEmpty();
        }

        @Test
        void textThatMentionsThePatientBecomesADummy() {
            DataElements out = deidentified(in -> {
                in.put(Element.text(Tag.Manufacturer, Vr.LO, "ACME"));
                in.put(Element.text(0x00081090, Vr.LO, "Scanner of Jane"));
                in.put(Element.text(0x00180024, Vr.SH, "*tfl3d1"));
            });
            assertThat(out.text(Tag.Manufacturer)).contains("ACME");
            assertThat(out.text(0x00081090)).contains("REMOVED");
            assertThat(out.text(0x00180024)).contains("*tfl3d1");
        }

        @ParameterizedTest
        @CsvSource({"AXIAL, AXIAL", "Head, Head", "DOE_JANE, ''", "Jane's own, ''", "A_VALUE_LONGER_THAN_16, ''"})
        void codeStringsThatAreNone(String value, String kept) {
            DataElements out = deidentified(in -> in.put(Element.text(Tag.ImageType, Vr.CS, "ORIGINAL", value, "MPR")));
            assertThat(out.texts(Tag.ImageType)).containsExactly("ORIGINAL", kept, "MPR");
        }

        @Test
        void numbersThatAreNoneAndTagsNobodyKnows() {
            DataElements out = deidentified(in -> {
                in.put(Element.text(Tag.RescaleSlope, Vr.DS, "Doe"));
                in.put(Element.text(Tag.RescaleIntercept, Vr.DS, "-1024.5E0 "));
                in.put(Element.text(Tag.Rows, Vr.LO, "Doe"));
                in.put(Element.of(0x00089998, Vr.US, new byte[] {1, 2}));
            });
            assertThat(out.numbers(Tag.RescaleSlope)).isEmpty();
            assertThat(out.numbers(Tag.RescaleIntercept)).containsExactly(-1024.5);
            assertThat(List.of(Tag.Rows, 0x00089998)).noneMatch(out::contains);
        }

        @Test
        void codesOfPublicSchemesOnly() {
            DataElements out = deidentified(in -> in.put(Element.sequence(
                    0x00082218, List.of(code("SCT", "69536005", "Head"), code("99HOSPITAL", "JD-57", "Jane's head")))));
            assertThat(out.items(0x00082218).get(0).text(0x00080104)).contains("Head");
            assertThat(out.items(0x00082218).get(1).text(0x00080100)).contains("REMOVED");
            assertThat(out.items(0x00082218).get(1).text(0x00080104)).contains("REMOVED");
        }

        @Test
        void overlaysCurvesIconsPrivateGroupsAndGroupLengthsGo() {
            DataElements out = deidentified(in -> {
                in.put(Element.of(0x60003000, Vr.OW, new byte[2]));
                in.put(Element.of(0x60000010, Vr.US, new byte[2]));
                in.put(Element.text(0x60020022, Vr.LO, "Jane"));
                in.put(Element.of(0x50003000, Vr.OW, new byte[2]));
                in.put(Element.sequence(0x00880200, List.of(code("DCM", "1", "icon"))));
                in.put(Element.text(0x00290010, Vr.LO, "SIEMENS CSA HEADER"));
                in.put(Element.of(0x00291010, Vr.OB, new byte[2]));
                in.put(Element.of(0x00080000, Vr.UL, new byte[4]));
                in.put(Element.text(0x300A0054, Vr.UI, "1.2.3"));
                in.put(Element.sequence(0x00102161, List.of(code("SCT", "1", "group"))));
            });
            assertThat(out.elements())
                    .extracting(Element::tag)
                    .containsExactly(
                            Tag.SOPClassUID,
                            Tag.SOPInstanceUID,
                            0x00100010,
                            Tag.PatientID,
                            0x00120062,
                            0x00120063,
                            0x00120064,
                            Tag.StudyInstanceUID,
                            0x00280303,
                            0x300A0054);
            assertThat(out.text(0x300A0054)).contains(deidentifier.remapUid("1.2.3"));
        }

        @Test
        void aReportKeepsItsStructureAndLosesItsText() {
            DataElements finding = code("99LOCAL", "F1", "Finding of Jane");
            DataElements content = with(
                    with(DataElements.item(), Element.text(0x0040A040, Vr.CS, "TEXT")),
                    Element.text(0x0040A160, Vr.UT, "Jane Doe has it"));
            content.put(Element.sequence(0x0040A043, List.of(finding)));
            content.put(Element.sequence(0x0040A730, List.of(content.copy())));
            DataElements out =
                    deidentified(in -> in.put(Element.sequence(0x0040A730, List.of(content, content.copy()))));
            assertThat(out.items(0x0040A730)).hasSize(2);
            Dataset kept = out.items(0x0040A730).get(0);
            assertThat(kept.text(0x0040A040)).contains("TEXT");
            assertThat(kept.text(0x0040A160)).contains("REMOVED");
            assertThat(kept.items(0x0040A043).get(0).text(0x00080104)).contains("REMOVED");
            assertThat(kept.items(0x0040A730).get(0).items(0x0040A043).get(0).text(0x00080104))
                    .contains("REMOVED");
        }

        @Test
        void aSequenceInUnIsASequence() {
            ByteBuffer item = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
            item.putShort((short) 0xFFFE).putShort((short) 0xE000).putInt(22);
            item.putShort((short) 0x0008)
                    .putShort((short) 0x1155)
                    .putInt(6)
                    .put("1.2.33".getBytes(StandardCharsets.US_ASCII));
            item.putShort((short) 0x0010).putShort((short) 0x0010).putInt(0);
            DataElements out = deidentified(in -> in.put(Element.of(0x00081140, Vr.UN, item.array())));
            assertThat(out.items(0x00081140).get(0).text(0x00081155)).contains(deidentifier.remapUid("1.2.33"));
        }

        @Test
        void textInUnIsText() {
            DataElements out = deidentified(in -> {
                in.put(Element.of(0x0008103E, Vr.UN, "Chest of Jane".getBytes(StandardCharsets.US_ASCII)));
                in.put(Element.of(0x00080090, Vr.UN, "Doctor".getBytes(StandardCharsets.US_ASCII)));
            });
            assertThat(out.text(0x0008103E)).contains("Chest");
            assertThat(out.element(0x00080090).orElseThrow().value()).isEmpty();
        }
    }

    @Nested
    class OnePatient {

        @Test
        void referencesOfSeveralObjectsMeet() {
            DataElements image = deidentified(in -> {});
            DataElements report = deidentified(in -> {
                in.put(Element.text(Tag.SOPInstanceUID, Vr.UI, "1.2.3.9"));
                DataElements reference = DataElements.item();
                reference.put(Element.text(0x00081155, Vr.UI, "1.2.3.1"));
                in.put(Element.sequence(0x00081140, List.of(reference)));
            });
            assertThat(report.items(0x00081140).get(0).text(0x00081155)).isEqualTo(image.text(Tag.SOPInstanceUID));
            assertThat(report.text(Tag.StudyInstanceUID)).isEqualTo(image.text(Tag.StudyInstanceUID));
            assertThat(report.text(Tag.SOPInstanceUID)).isNotEqualTo(image.text(Tag.SOPInstanceUID));
        }

        @Test
        void hasOnePseudonymInAProjectAndAnotherInTheNext() {
            DataElements here = deidentified(in -> in.put(Element.text(0x00100010, Vr.PN, "Doe^Janet")));
            DataElements next = (DataElements)
                    deidentifier("the key of project two").deidentify(object()).dataset();
            assertThat(here.text(Tag.PatientID).orElseThrow()).matches("P[0-9A-F]{16}");
            assertThat(here.text(0x00100010)).isEqualTo(here.text(Tag.PatientID));
            assertThat(deidentified(in -> {}).text(Tag.PatientID)).isEqualTo(here.text(Tag.PatientID));
            assertThat(next.text(Tag.PatientID)).isNotEqualTo(here.text(Tag.PatientID));
        }

        @Test
        void keepsIntervalsBetweenObjects() {
            DataElements first = deidentified(in -> in.put(Element.text(0x00080020, Vr.DA, "20240228")));
            DataElements second = deidentified(in -> {
                in.put(Element.text(0x00080020, Vr.DA, "20240301"));
                in.put(Element.text(0x00080030, Vr.TM, "235959"));
                in.put(Element.text(0x00100030, Vr.DA, "19570101"));
            });
            DateShift back = new DateShift(2);
            assertThat(back.shift(Vr.DA, first.text(0x00080020).orElseThrow())).isEqualTo(second.text(0x00080020));
            assertThat(second.text(0x00080030)).contains("235959");
            assertThat(second.text(0x00100030)).isEmpty();
        }

        @Test
        void textsInJapaneseNeedNoAsciiAndGiveOnlyAscii() {
            DataElements out = deidentified(in -> {
                in.put(Element.text(Tag.SpecificCharacterSet, Vr.CS, "ISO_IR 192"));
                in.put(Element.of(0x0008103E, Vr.LO, "山田 CHEST 胸部".getBytes(StandardCharsets.UTF_8)));
                in.put(Element.of(0x00100010, Vr.PN, "Yamada^Tarou=山田^太郎".getBytes(StandardCharsets.UTF_8)));
                in.put(Element.of(Tag.Manufacturer, Vr.LO, "山田".getBytes(StandardCharsets.UTF_8)));
            });
            assertThat(out.text(0x0008103E)).contains("CHEST");
            assertThat(out.text(Tag.SpecificCharacterSet)).contains("ISO_IR 192");
            assertThat(out.text(Tag.Manufacturer)).contains("REMOVED");
        }
    }

    @Nested
    class Twice {

        @Test
        void changesNothingMore() throws IOException {
            DataElements once = deidentified(in -> in.put(Element.text(0x00080020, Vr.DA, "20240228")));
            assertThat(bytes(again(once))).isEqualTo(bytes(once));
            Dataset read = new Part10Toolkit().read(new ByteArrayInputStream(bytes(once)), ReadLimits.DEFAULT);
            assertThat(bytes((DataElements) deidentifier.deidentify(read).dataset()))
                    .isEqualTo(bytes(once));
        }

        @Test
        void whateverChangedUnderTheSealIsTreatedLikeAnyOther() {
            DataElements tampered = deidentified(in -> {});
            tampered.put(Element.text(0x00080050, Vr.SH, "ACC-4711"));
            assertThat(again(tampered).text(0x00080050)).isEmpty();
            assertThat(again(tampered).text(Tag.SOPInstanceUID)).isNotEqualTo(tampered.text(Tag.SOPInstanceUID));
        }

        @Test
        void theSealOfAnotherProjectIsNone() {
            DataElements other = (DataElements)
                    deidentifier("the key of project two").deidentify(object()).dataset();
            assertThat(again(other).text(Tag.PatientID)).isNotEqualTo(other.text(Tag.PatientID));
        }

        private DataElements again(DataElements once) {
            return (DataElements) deidentifier.deidentify(once).dataset();
        }
    }

    /** D-15. */
    @Nested
    class FailsClosed {

        /** One tag per rule that reads a value; a value that breaks the rule is one nobody expects: none. */
        @ParameterizedTest
        @ValueSource(
                ints = {
                    0x00100010,
                    0x00200052,
                    0x00080020,
                    0x00080201,
                    0x0008103E,
                    0x00080070,
                    0x00080100,
                    0x00080008,
                    0x00281053,
                    0x0008010C,
                    0x00181030,
                    0x00089123,
                    0x00620005
                })
        void atEachRule(int tag) {
            DataElements in = object();
            Vr vr = Dictionary.vr(tag);
            Element broken = Element.of(tag, vr, null);
            in.put(
                    tag == 0x00080100
                            ? Element.sequence(0x00082218, List.of(with(code("SCT", "1", "x"), broken)))
                            : broken);
            assertFails(in);
        }

        @Test
        void onASequenceInUnThatIsNone() {
            DataElements in = object();
            in.put(Element.of(0x00081140, Vr.UN, "Jane Doe".getBytes(StandardCharsets.US_ASCII)));
            assertFails(in);
        }

        @Test
        void onSequencesWithoutEnd() {
            DataElements in = object();
            Element element = Element.sequence(0x00081140, List.of());
            for (int depth = 0; depth < 1_000; depth++) {
                element = Element.sequence(0x00081140, List.of(with(DataElements.item(), element)));
            }
            in.put(element);
            assertFails(in);
        }

        @Test
        void whereNothingSaysWhoseTheObjectIs() {
            assertFails(new DataElements("1.2.840.10008.1.2.1"));
        }

        private void assertFails(DataElements in) {
            assertThatThrownBy(() -> deidentifier.deidentify(in)).isInstanceOfSatisfying(DicomException.class, e -> {
                assertThat(e.code()).isEqualTo("DEIDENTIFICATION_FAILED");
                assertThat(e).hasNoCause();
                assertThat(e.getMessage()).doesNotContain("Jane", "Doe", "4711");
            });
        }
    }

    @Test
    void theInputIsUntouchedAndThePixelsAreTheSame() {
        DataElements in = object();
        byte[] pixels = {1, 2, 3, 4};
        in.put(Element.of(Tag.PixelData, Vr.OW, pixels));
        DataElements before = in.copy();
        DataElements out = (DataElements) deidentifier.deidentify(in).dataset();
        assertThat(in).isEqualTo(before);
        assertThat(out.element(Tag.PixelData)).isEqualTo(in.element(Tag.PixelData));
        assertThat(out.transferSyntax()).isEqualTo(in.transferSyntax());
    }

    private DataElements deidentified(Consumer<DataElements> change) {
        DataElements in = object();
        change.accept(in);
        return (DataElements) deidentifier.deidentify(in).dataset();
    }

    private static DataElements object() {
        DataElements object = new DataElements("1.2.840.10008.1.2.1");
        object.put(Element.text(Tag.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.2"));
        object.put(Element.text(Tag.SOPInstanceUID, Vr.UI, "1.2.3.1"));
        object.put(Element.text(Tag.StudyInstanceUID, Vr.UI, "1.2.3"));
        object.put(Element.text(0x00100010, Vr.PN, "Doe^Jane"));
        object.put(Element.text(Tag.PatientID, Vr.LO, "4711"));
        return object;
    }

    private static DataElements code(String scheme, String value, String meaning) {
        DataElements code = DataElements.item();
        code.put(Element.text(0x00080100, Vr.SH, value));
        code.put(Element.text(0x00080102, Vr.SH, scheme));
        code.put(Element.text(0x00080104, Vr.LO, meaning));
        return code;
    }

    private static DataElements with(DataElements item, Element element) {
        item.put(element);
        return item;
    }

    private static byte[] bytes(DataElements dataset) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Part10Toolkit().write(dataset, out);
        return out.toByteArray();
    }

    private static Deidentifier deidentifier(String key) {
        return new Deidentifier(key.getBytes(StandardCharsets.US_ASCII));
    }
}
