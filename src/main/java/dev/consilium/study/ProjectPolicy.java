package dev.consilium.study;

import dev.consilium.dicom.DeidentificationPolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of what a project keeps beyond the profile.
 *
 * @param version from 1, which is what every project begins with and nobody signs: nothing more is kept
 * @param signed null for the first
 */
public record ProjectPolicy(
        int version,
        DeidentificationPolicy policy,
        @Nullable Signed signed) {

    /** What every project begins with. */
    static final ProjectPolicy FIRST = new ProjectPolicy(1, DeidentificationPolicy.ANNOTATION, null);

    /** By whom and why. @param digest of everything that was signed */
    public record Signed(String signerId, String name, String meaning, Instant at, String reason, String digest) {}
}
