package dev.consilium.imaging.mask;

/**
 * How much two regions have in common, in voxels or in any other unit of volume.
 *
 * @param first size of the one; @param second size of the other; @param both size of what they share
 */
public record Overlap(double first, double second, double both) {

    public double either() {
        return first + second - both;
    }

    /** What belongs to exactly one of them. */
    public double onlyOne() {
        return first + second - 2 * both;
    }

    /** Shared to covered, 0 to 1; two empty regions have none: the caller says what that means. */
    public double iou() {
        return either() > 0 ? both / either() : 0;
    }

    /** Twice the shared to the sum of both, 0 to 1; 0 for two empty regions, as {@link #iou}. */
    public double dice() {
        return first + second > 0 ? 2 * both / (first + second) : 0;
    }
}
