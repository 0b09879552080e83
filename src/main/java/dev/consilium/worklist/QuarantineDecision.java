package dev.consilium.worklist;

import dev.consilium.study.MarkedRegion;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What the data manager decided on a series in quarantine.
 *
 * @param regions to be blacked before anybody reads it
 * @param checked they looked at all images, and no text is left that names anybody
 * @param forDevice what they say of its pixels holds for every later series of its device
 * @param password to sign either
 */
record QuarantineDecision(
        boolean released,
        @NotBlank @Size(max = 1000) String reason,
        List<MarkedRegion> regions,
        boolean checked,
        boolean forDevice,
        String password) {

    QuarantineDecision(boolean released, String reason) {
        this(released, reason, List.of(), false, false, "");
    }

    boolean saysOfPixels() {
        return released && (checked || !regions.isEmpty());
    }

    /** The password reaches no log. */
    @Override
    public String toString() {
        return "QuarantineDecision[" + (released ? "release" : "reject") + "]";
    }
}
