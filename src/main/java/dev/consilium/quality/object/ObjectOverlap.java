package dev.consilium.quality.object;

import dev.consilium.imaging.mask.Overlap;

/** A prediction and a reference that share something; both count from 0. */
public record ObjectOverlap(int prediction, int reference, Overlap overlap) {

    /** What they share, of the smaller of the two. */
    double shareOfTheSmaller() {
        return overlap.both() / Math.min(overlap.first(), overlap.second());
    }
}
