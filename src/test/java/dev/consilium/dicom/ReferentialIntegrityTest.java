package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** D-06 and D-08 over many objects: three patients of four studies of five series of twenty instances, each referring to another of its study. */
class ReferentialIntegrityTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2023, 11, 5);

    @Test
    void noReferenceDanglesNoUidMeetsAnotherAndIntervalsStay() {
        List<DataElements> originals = originals();
        List<DataElements> cleaned = new ArrayList<>();
        for (int i = 0; i < originals.size(); i++) {
            Deidentifier node = new Deidentifier("the key of one project".getBytes(StandardCharsets.US_ASCII));
            cleaned.add((DataElements) node.deidentify(originals.get(i)).dataset());
        }
        Set<String> instances = values(cleaned, Tag.SOPInstanceUID);
        assertThat(instances).hasSize(1_200).doesNotContainAnyElementsOf(values(originals, Tag.SOPInstanceUID));
        assertThat(values(cleaned, Tag.SeriesInstanceUID)).hasSize(60);
        assertThat(values(cleaned, Tag.StudyInstanceUID)).hasSize(12);
        assertThat(values(cleaned, Tag.PatientID)).hasSize(3);
        for (DataElements object : cleaned) {
            assertThat(instances)
                    .contains(object.items(Tag.ReferencedImageSequence)
                            .get(0)
                            .text(Tag.ReferencedSOPInstanceUID)
                            .orElseThrow());
        }
        assertThat(shifts(originals, cleaned)).hasSize(3);
    }

    /** One pair of patient and days for each patient: so many days between any two objects of one as before. */
    private static Set<String> shifts(List<DataElements> originals, List<DataElements> cleaned) {
        Set<String> shifts = new HashSet<>();
        for (int i = 0; i < originals.size(); i++) {
            long days = ChronoUnit.DAYS.between(date(originals.get(i)), date(cleaned.get(i)));
            shifts.add(originals.get(i).text(Tag.PatientID).orElseThrow() + " " + days);
        }
        return shifts;
    }

    private static LocalDate date(DataElements object) {
        return LocalDate.parse(object.text(Tag.StudyDate).orElseThrow(), DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static Set<String> values(List<DataElements> objects, int tag) {
        return objects.stream().map(object -> object.text(tag).orElseThrow()).collect(Collectors.toSet());
    }

    private static List<DataElements> originals() {
        List<DataElements> objects = new ArrayList<>();
        for (int number = 0; number < 3 * 4 * 5 * 20; number++) {
            objects.add(original(number));
        }
        return objects;
    }

    private static DataElements original(int number) {
        int study = number / 100;
        DataElements object = new DataElements("1.2.840.10008.1.2.1");
        object.put(Element.text(
                Tag.StudyDate, Vr.DA, FIRST_DAY.plusDays(37L * study).format(DateTimeFormatter.BASIC_ISO_DATE)));
        object.put(Element.text(Tag.SOPInstanceUID, Vr.UI, "1.2.3.4." + number));
        object.put(Element.text(Tag.PatientID, Vr.LO, "PAT-" + number / 400));
        object.put(Element.text(Tag.StudyInstanceUID, Vr.UI, "1.2.3.1." + study));
        object.put(Element.text(Tag.SeriesInstanceUID, Vr.UI, "1.2.3.2." + number / 20));
        DataElements reference = DataElements.item();
        reference.put(
                Element.text(Tag.ReferencedSOPInstanceUID, Vr.UI, "1.2.3.4." + (study * 100 + (number * 7 + 3) % 100)));
        object.put(Element.sequence(Tag.ReferencedImageSequence, List.of(reference)));
        return object;
    }
}
