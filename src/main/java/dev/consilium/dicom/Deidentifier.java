package dev.consilium.dicom;

/**
 * Applies the Basic Application Level Confidentiality Profile (PS3.15 Annex E) from its table as data, then a sweep by value
 * representation. Fails closed: whatever it does not understand raises {@link DicomException}.
 */
public final class Deidentifier {

    /** @param projectKey at least 16 bytes; the same key gives the same pseudonyms, UIDs and date shift */
    public Deidentifier(byte[] projectKey) {
        throw new UnsupportedOperationException();
    }

    /** @throws DicomException {@code DEIDENTIFICATION_FAILED}, {@code ALREADY_DEIDENTIFIED} is not raised: twice changes nothing more */
    public Deidentified deidentify(Dataset original) {
        throw new UnsupportedOperationException();
    }

    /** The keyed replacement of a UID: {@code 2.25.} and 128 bits of HMAC-SHA-256. */
    public String remapUid(String original) {
        throw new UnsupportedOperationException();
    }
}
