package dev.consilium.study;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Tag;
import java.util.Optional;

/**
 * Whose an object was: the least that lets the clinic it came from find patient and study again. No name, no date.
 *
 * @param pseudonym and {@code newStudyUid} as written into the output; the others as the original had them, empty where it had none
 */
record Origin(String pseudonym, String newStudyUid, String patientId, String issuer, String studyUid) {

    /** Empty where nothing was replaced, as in an object that was de-identified already. */
    static Optional<Origin> of(Dataset original, Dataset clean) {
        Origin origin = new Origin(
                text(clean, Tag.PatientID),
                text(clean, Tag.StudyInstanceUID),
                text(original, Tag.PatientID),
                text(original, Tag.IssuerOfPatientID),
                text(original, Tag.StudyInstanceUID));
        boolean replaced = !origin.pseudonym.equals(origin.patientId) || !origin.newStudyUid.equals(origin.studyUid);
        return replaced ? Optional.of(origin) : Optional.empty();
    }

    private static String text(Dataset dataset, int tag) {
        return dataset.text(tag).orElse("");
    }

    /** Without what names the patient. */
    @Override
    public String toString() {
        return "Origin[" + pseudonym + "]";
    }
}
