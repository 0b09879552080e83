package dev.consilium.insight;

import dev.consilium.arbitration.SettledTruth;
import dev.consilium.common.Refusal;
import java.util.Arrays;
import java.util.Locale;

/** Which closed cases a reader is held against. */
public enum SettledBy {
    ALL,
    /** By agreement of readers. */
    READERS,
    /** By a specialist, an arbiter or the board: the cases on which readers differed. */
    EXPERTS;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean holds(SettledTruth truth) {
        return this == ALL || (this == READERS) == truth.byReaders();
    }

    /** @throws Refusal INVALID {@code SETTLED_BY_UNKNOWN} */
    public static SettledBy ofCode(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.invalid("SETTLED_BY_UNKNOWN", "Ask for the cases settled by all, readers or experts."));
    }
}
