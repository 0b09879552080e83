package dev.consilium.study;

import dev.consilium.common.Refusal;

/** A series with an object that cannot be de-identified; it never goes onward. */
public class DeidentificationFailed extends Refusal {

    private static final long serialVersionUID = 1L;

    public DeidentificationFailed(String sentence, Throwable cause) {
        super(Kind.UNPROCESSABLE, "DEIDENTIFICATION_FAILED", sentence, cause);
    }
}
