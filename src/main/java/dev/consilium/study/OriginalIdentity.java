package dev.consilium.study;

/**
 * What a look-up tells: enough to find the patient where the images came from.
 *
 * @param patientId Patient ID (0010,0020) of the original, empty where it had none
 * @param issuer Issuer of Patient ID (0010,0021), empty where it had none
 * @param studyUid Study Instance UID (0020,000D); empty where a patient was looked up and the Patient ID tells all
 */
public record OriginalIdentity(String patientId, String issuer, String studyUid) {

    /** Nothing of it, so that no log names a patient. */
    @Override
    public String toString() {
        return "OriginalIdentity[hidden]";
    }
}
