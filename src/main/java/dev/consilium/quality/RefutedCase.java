package dev.consilium.quality;

import java.util.Set;

/**
 * What was read of a case before an audit found its ground truth wrong; the case was read anew after that.
 *
 * @param classes the ground truth that was wrong
 */
public record RefutedCase(ReadCase read, Set<String> classes) {

    public RefutedCase {
        classes = Set.copyOf(classes);
    }
}
