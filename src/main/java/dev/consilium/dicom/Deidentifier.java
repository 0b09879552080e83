package dev.consilium.dicom;

/**
 * Applies the Basic Application Level Confidentiality Profile (PS3.15 Annex E) with Clean Descriptors and Retain Longitudinal Temporal
 * Information with Modified Dates, and the options of a policy, from its table as data, then a sweep by value representation. Pixel Data stays as it is. Fails closed:
 * whatever it does not understand raises {@link DicomException}. Safe for use by many threads.
 */
public final class Deidentifier {

    private static final String FAILED = "DEIDENTIFICATION_FAILED";

    private final ProjectSecret secret;
    private final DeidentificationPolicy policy;

    /** @param projectKey at least 16 bytes; the same key gives the same pseudonyms, UIDs and date shift */
    public Deidentifier(byte[] projectKey) {
        this(projectKey, DeidentificationPolicy.ANNOTATION);
    }

    public Deidentifier(byte[] projectKey, DeidentificationPolicy policy) {
        this.secret = new ProjectSecret(projectKey.clone());
        this.policy = policy;
    }

    /**
     * The output shares value arrays with the input, which nobody changes. An object that carries the seal of this project comes back as it is;
     * one that only says that its identity was removed (0012,0062) is treated like any other.
     *
     * @throws DicomException {@code DEIDENTIFICATION_FAILED}, {@code ALREADY_DEIDENTIFIED} is not raised: twice changes nothing more
     */
    public Deidentified deidentify(Dataset original) {
        if (!(original instanceof DataElements dataset)) {
            throw failed("The data set is of an adapter that de-identification does not know.");
        }
        try {
            return new Deidentified(
                    clean(dataset), new MethodDeclaration(secret, policy).codes(), ConfidentialityProfile.EDITION);
        } catch (RuntimeException | StackOverflowError e) {
            throw closed(e);
        }
    }

    private DataElements clean(DataElements dataset) {
        MethodDeclaration declaration = new MethodDeclaration(secret, policy);
        if (declaration.standsIn(dataset)) {
            return dataset.copy();
        }
        DataElements clean = new AttributeCleaning(secret, Subject.of(dataset, secret), policy).clean(dataset);
        declaration.write(clean);
        return clean;
    }

    /** The keyed replacement of a UID: {@code 2.25.} and 128 bits of HMAC-SHA-256. */
    public String remapUid(String original) {
        return secret.uid(original);
    }

    /** Keeps where it happened but neither message nor cause: they may quote a value of the object. */
    private static DicomException closed(Throwable cause) {
        if (cause instanceof DicomException own && own.code().equals(FAILED)) {
            return own;
        }
        DicomException failed = failed("A rule failed: " + cause.getClass().getSimpleName() + ".");
        failed.setStackTrace(cause.getStackTrace());
        return failed;
    }

    private static DicomException failed(String sentence) {
        return new DicomException(FAILED, sentence);
    }
}
