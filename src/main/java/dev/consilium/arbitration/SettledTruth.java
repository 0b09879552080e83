package dev.consilium.arbitration;

import java.util.Set;

/**
 * What a closed case came to, its classes alone.
 *
 * @param passed an auditor looked at it and passed it
 */
public record SettledTruth(String caseId, GroundTruth.Origin origin, boolean passed, Set<String> classes) {

    public SettledTruth {
        classes = Set.copyOf(classes);
    }

    /** It rests on what readers said, not on somebody who decided. */
    public boolean byReaders() {
        return origin == GroundTruth.Origin.CONSENSUS;
    }

    /** An expert set it, or looked at it and passed it: a consensus that nobody looked at proves nothing about readers. */
    public boolean byExperts() {
        return passed || !byReaders();
    }
}
