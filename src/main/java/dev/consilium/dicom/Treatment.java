package dev.consilium.dicom;

/** What de-identification can do to one element. All but the first three and {@link #BYTES} may find that they cannot. */
enum Treatment {
    REMOVE,
    EMPTY,
    /** A value of the VR that says nothing, never empty; of a sequence one item of such values. */
    DUMMY,
    /** Kept, and so are its items, each cleaned in its turn. */
    ITEMS,
    /** As {@link #ITEMS}, and each content item below by its concept. */
    CONTENT,
    /** The keyed replacement; only frames of reference and palettes of the standard stay. */
    UID,
    /** As {@link #UID}, but what has the form of a UID of the standard stays. */
    UID_UNLESS_STANDARD,
    PSEUDONYM,
    DATE,
    AGE,
    /** Kept where it is ASCII and does not mention the patient. */
    TEXT,
    /** The words of the vocabulary. */
    WORDS,
    /** Kept where its coding scheme is public. */
    CODED,
    /** CS: kept where it has the form. */
    CODE_STRING,
    /** DS and IS: kept where they are numbers. */
    DECIMAL,
    /** Binary values that are no text: kept. */
    BYTES
}
