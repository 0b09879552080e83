package dev.consilium.arbitration;

import dev.consilium.annotation.Reading;
import java.util.List;
import java.util.Set;

/**
 * A ground truth that an audit found wrong; the case was read anew after that.
 *
 * @param readings it rested on, as their readers gave them on their own, in the order they were handed in
 */
public record RefutedTruth(String caseId, Set<String> classes, String protocolDigest, List<Reading> readings) {

    public RefutedTruth {
        classes = Set.copyOf(classes);
        readings = List.copyOf(readings);
    }
}
