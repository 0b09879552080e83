package dev.consilium.common;

import java.util.UUID;

/** Opaque identifiers: random UUIDs (version 4), so that no id tells anything about another. */
public final class Ids {

    private Ids() {}

    public static String random() {
        return UUID.randomUUID().toString();
    }
}
