package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.dicom.DeidentificationPolicy.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clean Structured Content (113104): the tree stays, and what its values say goes by concept and value type. */
class StructuredContentTest {

    private static final byte[] KEY = "the key of project one".getBytes(StandardCharsets.US_ASCII);
    private static final String SR = "1.2.840.10008.5.1.4.1.1.88.33";

    private final Deidentifier deidentifier = new Deidentifier(KEY);

    @Test
    void whatMeasuresStaysAndIsSaidToBeCleaned() {
        DataElements measured = item("NUM", code("SCT", "410668003", "Length"));
        DataElements value = DataElements.item();
        value.put(Element.text(Tag.NumericValue, Vr.DS, "12.5"));
        value.put(Element.sequence(Tag.MeasurementUnitsCodeSequence, List.of(code("UCUM", "mm", "mm"))));
        measured.put(Element.sequence(Tag.MeasuredValueSequence, List.of(value)));
        DataElements where = item("SCOORD", code("DCM", "111030", "Image Region"));
        where.put(Element.text(Tag.GraphicType, Vr.CS, "POINT"));
        where.put(Element.of(Tag.GraphicData, Vr.FL, floats(1.5f, 2.5f)));
        DataElements image = item("IMAGE", code("DCM", "111040", "Original Source"));
        image.put(Element.sequence(Tag.ReferencedSOPSequence, List.of(reference("1.2.3.9"))));
        where.put(Element.sequence(Tag.ContentSequence, List.of(image)));
        measured.put(Element.sequence(Tag.ContentSequence, List.of(where)));
        DataElements finding = item("CODE", code("DCM", "121071", "Finding"));
        finding.put(Element.sequence(Tag.ConceptCodeSequence, List.of(code("SCT", "4147007", "Mass"))));
        DataElements original = report(measured, finding);

        Deidentified clean = deidentifier.deidentify(original);

        assertThat(clean.methodCodes()).containsExactly("113100", "113104", "113105", "113107");
        List<Dataset> out = clean.dataset().items(Tag.ContentSequence);
        assertThat(out).hasSize(2);
        Dataset number = out.get(0).items(Tag.MeasuredValueSequence).get(0);
        assertThat(number.text(Tag.NumericValue)).contains("12.5");
        assertThat(number.items(Tag.MeasurementUnitsCodeSequence).get(0).text(Tag.CodeValue))
                .contains("mm");
        Dataset coordinates = out.get(0).items(Tag.ContentSequence).get(0);
        assertThat(coordinates.numbers(Tag.GraphicData)).containsExactly(1.5, 2.5);
        assertThat(coordinates
                        .items(Tag.ContentSequence)
                        .get(0)
                        .items(Tag.ReferencedSOPSequence)
                        .get(0)
                        .text(Tag.ReferencedSOPInstanceUID))
                .contains(deidentifier.remapUid("1.2.3.9"));
        assertThat(out.get(1).items(Tag.ConceptCodeSequence).get(0).text(Tag.CodeMeaning))
                .contains("Mass");
    }

    @ParameterizedTest
    @CsvSource({
        "DCM, 121071, Mass in the left lung of Mrs Miller, Mass in the left lung of",
        "DCM, 121071, Miller 4711, REMOVED",
        "DCM, 121008, left lung, REMOVED",
        "DCM, 121009, left lung, REMOVED",
        "DCM, 121022, left lung, REMOVED",
        "99LOCAL, F1, left lung, REMOVED"
    })
    void textsByConceptAndVocabulary(String scheme, String concept, String text, String kept) {
        DataElements item = item("TEXT", code(scheme, concept, "a concept"));
        item.put(Element.text(Tag.TextValue, Vr.UT, text));
        String out = first(report(item)).text(Tag.TextValue).orElseThrow();
        if (kept.equals("REMOVED")) {
            assertThat(out).isEqualTo(kept);
        } else {
            assertThat(out)
                    .isEqualToIgnoringCase(Vocabulary.clean(kept, Set.of()))
                    .contains("left lung");
            assertThat(out).doesNotContain("Miller");
        }
    }

    @Test
    void namesDatesAndUidsByTheirType() {
        DataElements name = item("PNAME", code("DCM", "121008", "Person Observer Name"));
        name.put(Element.text(Tag.PersonName, Vr.PN, "Miller^Ann"));
        assertThat(first(report(name)).text(Tag.PersonName)).contains("ANONYMOUS");
        DataElements day = item("DATETIME", code("DCM", "111526", "DateTime Started"));
        day.put(Element.text(Tag.DateTime, Vr.DT, "20240229083015"));
        assertThat(first(report(day)).text(Tag.DateTime).orElseThrow())
                .matches("(19|20)\\d{6}083015")
                .doesNotStartWith("20240229");
        DataElements device = item("UIDREF", code("DCM", "121012", "Device Observer UID"));
        device.put(Element.text(Tag.UID, Vr.UI, "1.2.3.4711"));
        assertThat(first(report(device)).text(Tag.UID)).contains(deidentifier.remapUid("1.2.3.4711"));
        DataElements born = item("DATE", code("DCM", "121031", "Subject Birth Date"));
        born.put(Element.text(Tag.Date, Vr.DA, "19570101"));
        assertThat(first(report(born)).text(Tag.Date)).contains("19000101");
    }

    @Test
    void whatThePatientIsLikeStaysOnlyUnderAPolicy() {
        DataElements sex = item("CODE", code("DCM", "121032", "Subject Sex"));
        sex.put(Element.sequence(Tag.ConceptCodeSequence, List.of(code("DCM", "F", "Female"))));
        DataElements age = item("NUM", code("DCM", "121033", "Subject Age"));
        DataElements years = DataElements.item();
        years.put(Element.text(Tag.NumericValue, Vr.DS, "93"));
        age.put(Element.sequence(Tag.MeasuredValueSequence, List.of(years)));
        List<Dataset> without =
                deidentifier.deidentify(report(sex, age)).dataset().items(Tag.ContentSequence);
        assertThat(without.get(0).items(Tag.ConceptCodeSequence).get(0).text(Tag.CodeValue))
                .contains("REMOVED");
        assertThat(without.get(1).items(Tag.MeasuredValueSequence)).isEmpty();
        DeidentificationPolicy policy = new DeidentificationPolicy("trial-7", Set.of(Option.PATIENT_CHARACTERISTICS));
        List<Dataset> with = new Deidentifier(KEY, policy)
                .deidentify(report(sex, age))
                .dataset()
                .items(Tag.ContentSequence);
        assertThat(with.get(0).items(Tag.ConceptCodeSequence).get(0).text(Tag.CodeValue))
                .contains("F");
        assertThat(with.get(1).items(Tag.MeasuredValueSequence)).isEmpty();
    }

    /** Content items are counted where one refers to another (0040,DB73), so none may go. */
    @Test
    void everyItemKeepsItsPlace() {
        DataElements name = item("PNAME", code("DCM", "121008", "Person Observer Name"));
        name.put(Element.text(Tag.PersonName, Vr.PN, "Miller^Ann"));
        DataElements local = item("TEXT", code("99LOCAL", "F1", "Of Miller"));
        local.put(Element.text(Tag.TextValue, Vr.UT, "Miller"));
        DataElements pointer = DataElements.item();
        pointer.put(Element.text(Tag.RelationshipType, Vr.CS, "INFERRED FROM"));
        pointer.put(Element.of(Tag.ReferencedContentItemIdentifier, Vr.UL, new byte[] {1, 0, 0, 0, 2, 0, 0, 0}));
        List<Dataset> out =
                deidentifier.deidentify(report(name, local, pointer)).dataset().items(Tag.ContentSequence);
        assertThat(out).hasSize(3);
        assertThat(out.get(2).numbers(Tag.ReferencedContentItemIdentifier)).containsExactly(1.0, 2.0);
        assertThat(out.get(1).items(Tag.ConceptNameCodeSequence).get(0).text(Tag.CodeMeaning))
                .contains("REMOVED");
    }

    /** The other two rows of the option: Acquisition Context (0040,0555) and Specimen Preparation (0040,0610). */
    @ParameterizedTest
    @ValueSource(ints = {0x00400555, 0x00400610})
    void contentOfImagesIsContentToo(int sequence) {
        DataElements context = item("TEXT", code("DCM", "121041", "Specimen Identifier"));
        context.put(Element.text(Tag.TextValue, Vr.UT, "left lung"));
        DataElements image = object("1.2.840.10008.5.1.4.1.1.2");
        assertThat(deidentifier.deidentify(image).methodCodes()).doesNotContain("113104");
        image.put(Element.sequence(sequence, List.of(context)));
        Deidentified clean = deidentifier.deidentify(image);
        assertThat(clean.methodCodes()).contains("113104");
        assertThat(clean.dataset().items(sequence).get(0).text(Tag.TextValue)).contains("REMOVED");
    }

    @Test
    void anEmptySequenceWasNotCleaned() {
        DataElements image = object("1.2.840.10008.5.1.4.1.1.2");
        image.put(Element.sequence(Tag.AcquisitionContextSequence, List.of()));
        assertThat(deidentifier.deidentify(image).methodCodes()).doesNotContain("113104");
    }

    /** Every content item of the sample reports is there, with its value type, and no reference leads elsewhere than before. */
    @ParameterizedTest
    @ValueSource(strings = {"reportsi", "sr_document", "test-SR"})
    void samplesKeepTheirTrees(String sample) throws IOException {
        Dataset original = new Part10Toolkit()
                .read(
                        new ByteArrayInputStream(SampleObjects.bytes("dicom/objects/" + sample + ".dcm")),
                        ReadLimits.DEFAULT);
        Deidentified clean = deidentifier.deidentify(original);
        List<Dataset> before = tree(original).toList();
        List<Dataset> after = tree(clean.dataset()).toList();
        assertThat(after).hasSameSizeAs(before).hasSizeGreaterThan(5);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).text(Tag.ValueType)).isEqualTo(before.get(i).text(Tag.ValueType));
            assertThat(after.get(i).numbers(Tag.GraphicData))
                    .isEqualTo(before.get(i).numbers(Tag.GraphicData));
        }
        assertThat(references(clean.dataset()))
                .isEqualTo(references(original).stream()
                        .map(deidentifier::remapUid)
                        .collect(Collectors.toSet()));
        assertThat(clean.methodCodes()).contains("113104");
        System.out.printf(
                "%s: %d content items, %d references, all kept%n",
                sample, before.size(), references(original).size());
    }

    private static Stream<Dataset> tree(Dataset dataset) {
        return dataset.items(Tag.ContentSequence).stream().flatMap(item -> Stream.concat(Stream.of(item), tree(item)));
    }

    private static Set<String> references(Dataset report) {
        Set<String> uids = new HashSet<>();
        tree(report)
                .flatMap(item -> item.items(Tag.ReferencedSOPSequence).stream())
                .forEach(reference -> uids.addAll(reference.texts(Tag.ReferencedSOPInstanceUID)));
        return uids;
    }

    private Dataset first(DataElements report) {
        return deidentifier
                .deidentify(report)
                .dataset()
                .items(Tag.ContentSequence)
                .get(0);
    }

    private static DataElements report(DataElements... items) {
        DataElements report = object(SR);
        report.put(Element.sequence(
                Tag.ContentSequence, Stream.of(items).map(DataElements::copy).toList()));
        return report;
    }

    private static DataElements object(String sopClass) {
        DataElements object = new DataElements(TransferSyntax.EXPLICIT);
        object.put(Element.text(Tag.SOPClassUID, Vr.UI, sopClass));
        object.put(Element.text(Tag.SOPInstanceUID, Vr.UI, "1.2.3.1"));
        object.put(Element.text(Tag.PatientID, Vr.LO, "MRN1"));
        return object;
    }

    private static DataElements item(String type, DataElements concept) {
        DataElements item = DataElements.item();
        item.put(Element.text(Tag.RelationshipType, Vr.CS, "CONTAINS"));
        item.put(Element.text(Tag.ValueType, Vr.CS, type));
        item.put(Element.sequence(Tag.ConceptNameCodeSequence, List.of(concept)));
        return item;
    }

    private static DataElements reference(String uid) {
        DataElements reference = DataElements.item();
        reference.put(Element.text(Tag.ReferencedSOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.2"));
        reference.put(Element.text(Tag.ReferencedSOPInstanceUID, Vr.UI, uid));
        return reference;
    }

    private static DataElements code(String scheme, String value, String meaning) {
        DataElements code = DataElements.item();
        code.put(Element.text(Tag.CodeValue, Vr.SH, value));
        code.put(Element.text(Tag.CodingSchemeDesignator, Vr.SH, scheme));
        code.put(Element.text(Tag.CodeMeaning, Vr.LO, meaning));
        return code;
    }

    private static byte[] floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }
}
