package dev.consilium.quality;

import java.util.Set;

/**
 * What a case came to, to hold readings against.
 *
 * @param byReaders it rests on a majority of readers: a reading is then held against the others', never against itself
 */
public record KnownCase(String caseId, boolean byReaders, Set<String> classes) {

    public KnownCase {
        classes = Set.copyOf(classes);
    }
}
