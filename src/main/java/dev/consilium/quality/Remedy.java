package dev.consilium.quality;

/** What a lead can do about a class on which readers differ. */
public enum Remedy {
    /** One reader alone departs from the others far more often than they do: calibrate that reader. */
    CALIBRATE,
    /** The class is mostly mixed up with one other: say in the guideline how the two are told apart. */
    TELL_APART,
    /** Readers differ on whether the class is there at all: say in the guideline from when on it is given. */
    CLARIFY,
    /** The interval still holds more than one standing: more cases with this class decide. */
    MORE_CASES
}
