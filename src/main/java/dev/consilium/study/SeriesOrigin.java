package dev.consilium.study;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Tag;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a series comes from as its de-identified header says it, each empty where it does not.
 *
 * @param patient pseudonym
 * @param studied moved as all days of the patient, null where no whole day is said
 */
record SeriesOrigin(
        String patient,
        String manufacturer,
        String protocol,
        @Nullable LocalDate studied) {

    private static final int LONGEST = 128;

    static SeriesOrigin of(Dataset dataset) {
        return new SeriesOrigin(
                text(dataset, Tag.PatientID),
                text(dataset, Tag.Manufacturer),
                text(dataset, Tag.ProtocolName),
                studied(dataset));
    }

    /** Both known and different. */
    boolean otherPatient(SeriesOrigin other) {
        return !patient.isEmpty() && !other.patient.isEmpty() && !patient.equals(other.patient);
    }

    private static @Nullable LocalDate studied(Dataset dataset) {
        return Stream.of(Tag.StudyDate, Tag.AcquisitionDate)
                .map(tag -> day(text(dataset, tag)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** A month or a year alone is moved by another distance than days are, so it says nothing of what came before. */
    private static @Nullable LocalDate day(String date) {
        try {
            return LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    private static String text(Dataset dataset, int tag) {
        String text = dataset.text(tag).orElse("").strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
