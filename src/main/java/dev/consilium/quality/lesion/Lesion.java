package dev.consilium.quality.lesion;

import dev.consilium.annotation.Label;
import dev.consilium.imaging.mask.Region;

/**
 * One place a reading marked.
 *
 * @param reading position of its reading among those compared; @param number of its label in the reading, from 0
 */
public record Lesion(int reading, int number, Label label, Region region) {

    public String labelClass() {
        return label.labelClass();
    }

    /** A region may be large; what is compared differs in these two. */
    @Override
    public int hashCode() {
        return 31 * reading + number;
    }
}
