package dev.consilium.workflow.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Where a recorded case goes at one setting.
 *
 * @param used readings taken; @param route what the table said last: {@code accept}, {@code specialist} or {@code arbitrate}
 * @param label what was accepted, null where an expert is asked
 * @param reference what it ought to be, null where not known
 */
record SweptCase(
        int used,
        String route,
        @Nullable String label,
        @Nullable String reference) {

    static final String ACCEPT = "accept";
    static final String MORE = "more";
    static final String ARBITRATE = "arbitrate";

    boolean accepted() {
        return route.equals(ACCEPT);
    }

    boolean arbitrated() {
        return route.equals(ARBITRATE);
    }

    boolean right() {
        return label != null && label.equals(reference);
    }
}
