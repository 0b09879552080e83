package dev.consilium.worklist.reidentification;

import dev.consilium.common.Refusal;

/** Why somebody may have to know who a patient is. */
public enum LookUpReason {
    /** Something was seen that the clinic has to be told of. */
    INCIDENTAL_FINDING,
    /** The patient asked for their data, or that they go (GDPR 15, 17, 21). */
    RIGHTS_OF_THE_PATIENT,
    /** Images or records that do not belong together. */
    DATA_QUALITY,
    OTHER;

    static LookUpReason of(String name) {
        try {
            return valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw Refusal.invalid("LOOK_UP_REASON_UNKNOWN", "Choose one of the reasons that are offered.");
        }
    }
}
