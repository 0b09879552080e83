package dev.consilium.dicom;

import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Applies the Basic Application Level Confidentiality Profile (PS3.15 Annex E) with Clean Structured Content, Clean Descriptors and Retain
 * Longitudinal Temporal Information with Modified Dates, and the options of a policy, from its table as data, then a sweep by value
 * representation. Values of pixels stay as they are, unless regions or a face are named to be blanked. Fails closed: whatever it does not understand raises {@link DicomException}. Safe for
 * use by many threads.
 */
public final class Deidentifier {

    /** Clean Recognizable Visual Features (CID 7050). */
    public static final String CLEAN_FEATURES = MethodDeclaration.CLEAN_FEATURES;

    private static final String FAILED = "DEIDENTIFICATION_FAILED";
    private static final Set<String> OWN = Set.of(FAILED, "ALREADY_DEIDENTIFIED");

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
     * @throws DicomException {@code DEIDENTIFICATION_FAILED}; {@code ALREADY_DEIDENTIFIED} where that was under another policy of the project
     */
    public Deidentified deidentify(Dataset original) {
        if (!(original instanceof DataElements dataset)) {
            throw failed("The data set is of an adapter that de-identification does not know.");
        }
        try {
            DataElements clean = clean(dataset);
            return new Deidentified(clean, Deidentified.codesOf(clean), ConfidentialityProfile.EDITION);
        } catch (RuntimeException | StackOverflowError e) {
            throw closed(e);
        }
    }

    private DataElements clean(DataElements dataset) {
        MethodDeclaration declaration = new MethodDeclaration(secret, policy);
        if (declaration.standsIn(dataset)) {
            if (declaration.ofThisPolicy(dataset)) {
                return dataset.copy();
            }
            throw new DicomException(
                    "ALREADY_DEIDENTIFIED", "The object was de-identified under another policy; send the original.");
        }
        Uncleanable.refuse(dataset);
        AttributeCleaning cleaning = new AttributeCleaning(secret, Subject.of(dataset, secret), policy);
        DataElements clean = cleaning.clean(dataset);
        UnusedBits.clear(clean, dataset);
        CodedComments.clear(clean);
        declaration.write(clean, cleaning.applied());
        return clean;
    }

    /**
     * An object with regions of its frames blacked in the stored pixels, which become native; sealed anew, with Clean Pixel Data among its
     * codes and NO for Burned In Annotation. Other pixels keep their values.
     *
     * @param sealed as {@link #deidentify} gave it
     * @param regions of each frame, from 0
     * @param most bytes of all frames
     * @throws DicomException {@code DEIDENTIFICATION_FAILED} where the seal is not the project's, {@code UNSUPPORTED_SYNTAX} where there is
     *     no picture
     */
    public BlackedObject blacked(
            Dataset sealed, IntFunction<List<PixelRegion>> regions, DicomToolkit toolkit, long most) {
        MethodDeclaration declaration = new MethodDeclaration(secret, policy);
        requireSealed(sealed, declaration);
        if (sealed.integer(Tag.BitsAllocated).orElse(0) == 1) {
            throw DicomException.unsupported("Pixels of one bit are no picture that could be blacked.");
        }
        DataElements around = NativeObject.around(sealed);
        around.remove(Tag.SmallestImagePixelValue);
        around.remove(Tag.LargestImagePixelValue);
        declaration.withoutText(around, true);
        return new BlackedObject(sealed, around, regions, toolkit, most);
    }

    /**
     * A person has looked, and no text is burned in: Burned In Annotation says NO, sealed anew.
     *
     * @throws DicomException {@code DEIDENTIFICATION_FAILED} where the seal is not the project's
     */
    public Dataset withoutText(Dataset sealed) {
        MethodDeclaration declaration = new MethodDeclaration(secret, policy);
        requireSealed(sealed, declaration);
        DataElements checked = DataElements.of(sealed).copy();
        declaration.withoutText(checked, false);
        return checked;
    }

    /**
     * The object with another frame in place of its only one, native, sealed anew, with Clean Recognizable Visual Features among its codes and NO
     * for the attribute of that name.
     *
     * @param frame of the same layout, without the face
     * @throws DicomException {@code DEIDENTIFICATION_FAILED} where the seal is not the project's
     */
    public Deidentified withoutFace(Deidentified sealed, Frame frame) {
        MethodDeclaration declaration = new MethodDeclaration(secret, policy);
        requireSealed(sealed.dataset(), declaration);
        DataElements faceless = NativeObject.with(sealed.dataset(), frame);
        faceless.remove(Tag.SmallestImagePixelValue);
        faceless.remove(Tag.LargestImagePixelValue);
        declaration.withoutFace(faceless);
        return new Deidentified(faceless, Deidentified.codesOf(faceless), sealed.tableEdition());
    }

    private static void requireSealed(Dataset sealed, MethodDeclaration declaration) {
        if (!declaration.standsIn(DataElements.of(sealed))) {
            throw failed(
                    "The object does not carry the seal of this project; it has changed since it was de-identified.");
        }
    }

    /** The keyed replacement of a UID: {@code 2.25.} and 128 bits of HMAC-SHA-256. */
    public String remapUid(String original) {
        return secret.uid(original);
    }

    /** Keeps where it happened but neither message nor cause: they may quote a value of the object. */
    private static DicomException closed(Throwable cause) {
        if (cause instanceof DicomException own && OWN.contains(own.code())) {
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
