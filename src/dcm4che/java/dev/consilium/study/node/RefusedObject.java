package dev.consilium.study.node;

import java.io.IOException;

/** An object that is not taken; the status says why (PS3.4 Table B.2-1). */
final class RefusedObject extends IOException {

    static final int NOT_AUTHORIZED = 0x0124;
    static final int TOO_LARGE = 0xA700;
    static final int OTHER_UID = 0xA900;
    static final int NOT_UNDERSTOOD = 0xC000;

    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param comment for the sender: no value of the object */
    RefusedObject(int status, String comment) {
        super(comment);
        this.status = status;
    }

    /** @param code as the intake says it */
    static RefusedObject of(String code) {
        return new RefusedObject(
                switch (code) {
                    case "LIMIT_EXCEEDED" -> TOO_LARGE;
                    case "MISSING_UID" -> OTHER_UID;
                    default -> NOT_UNDERSTOOD;
                },
                code);
    }

    int status() {
        return status;
    }
}
