package dev.consilium.arbitration;

import java.util.Set;

/** What a closed case came to, its classes alone. */
public record SettledTruth(String caseId, GroundTruth.Origin origin, Set<String> classes) {

    public SettledTruth {
        classes = Set.copyOf(classes);
    }

    /** It rests on what readers said, not on somebody who decided. */
    public boolean byReaders() {
        return origin == GroundTruth.Origin.CONSENSUS;
    }
}
