package dev.consilium.study;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Tag;

/**
 * Where a series comes from as its de-identified header says it, each empty where it does not.
 *
 * @param patient pseudonym
 */
record SeriesOrigin(String patient, String manufacturer, String protocol) {

    private static final int LONGEST = 128;

    static SeriesOrigin of(Dataset dataset) {
        return new SeriesOrigin(
                text(dataset, Tag.PatientID), text(dataset, Tag.Manufacturer), text(dataset, Tag.ProtocolName));
    }

    /** Both known and different. */
    boolean otherPatient(SeriesOrigin other) {
        return !patient.isEmpty() && !other.patient.isEmpty() && !patient.equals(other.patient);
    }

    private static String text(Dataset dataset, int tag) {
        String text = dataset.text(tag).orElse("").strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
