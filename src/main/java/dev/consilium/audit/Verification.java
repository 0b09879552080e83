package dev.consilium.audit;

import org.jspecify.annotations.Nullable;

/**
 * What came of following the chain.
 *
 * @param entries how many hold, from the first; @param headHash hash of the last of them
 * @param firstBad number of the first entry that was changed, removed or put in; null where the whole chain holds
 */
public record Verification(
        long entries, String headHash, @Nullable Long firstBad) {

    public boolean ok() {
        return firstBad == null;
    }
}
