package dev.consilium.study;

import dev.consilium.common.Refusal;

/** The refusal of everything that would let an original out of the inbox. */
final class NotDeidentified {

    private NotDeidentified() {}

    static Refusal refusal() {
        return Refusal.conflict(
                "NOT_DEIDENTIFIED", "The series could not be de-identified; reject it and take it in again corrected.");
    }
}
