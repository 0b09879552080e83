package dev.consilium.quality.lesion;

import dev.consilium.imaging.mask.Overlap;

/** Two lesions of different readings that overlap enough to be one place. */
public record LesionPair(Lesion one, Lesion other, Overlap overlap) {

    /** The same place, and the same class too. */
    boolean agrees() {
        return one.labelClass().equals(other.labelClass());
    }
}
