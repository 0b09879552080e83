package dev.consilium.dicom;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The patient of one object: what the keyed values hang on, and the words that would name the patient in a text.
 *
 * @param names parts of names and identifiers, lower case, at least three characters each
 */
record Subject(String pseudonym, DateShift dates, Set<String> names) {

    private static final int[] NAMING = {
        Tag.PatientName,
        Tag.PatientID,
        Tag.OtherPatientIDs,
        Tag.OtherPatientNames,
        Tag.PatientBirthName,
        Tag.AccessionNumber
    };
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int SHORTEST = 3;

    /** @throws DicomException where neither Patient ID nor a study nor an instance says whose the object is */
    static Subject of(DataElements dataset, ProjectSecret secret) {
        String patient = patient(dataset);
        Set<String> names = new HashSet<>();
        for (int tag : NAMING) {
            dataset.texts(tag).forEach(text -> addParts(text, names));
        }
        return new Subject(secret.pseudonym(patient), new DateShift(secret.dateOffset(patient)), Set.copyOf(names));
    }

    /** Two objects without Patient ID are of one patient only where they are of one study. */
    private static String patient(DataElements dataset) {
        return dataset.text(Tag.PatientID)
                .map(id -> "id:" + id)
                .or(() -> dataset.text(Tag.StudyInstanceUID).map(uid -> "study:" + uid))
                .or(() -> dataset.text(Tag.SOPInstanceUID).map(uid -> "instance:" + uid))
                .orElseThrow(() -> new DicomException("DEIDENTIFICATION_FAILED", "Nothing says whose the object is."));
    }

    private static void addParts(String text, Set<String> names) {
        String lower = text.toLowerCase(Locale.ROOT);
        names.add(lower);
        names.addAll(Arrays.asList(GAPS.split(lower)));
        names.removeIf(part -> part.length() < SHORTEST);
    }

    boolean mentionedIn(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (names.contains(lower)) {
            return true;
        }
        for (String part : GAPS.split(lower)) {
            if (names.contains(part)) {
                return true;
            }
        }
        return false;
    }
}
