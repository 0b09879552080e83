package dev.consilium.arbitration;

import dev.consilium.annotation.Label;
import java.util.List;

/**
 * One place as an arbiter sees it, under the aliases of the readings.
 *
 * @param lesion its number, from 1, in the order in which the places lie in the volume
 * @param missing aliases of the readings that have nothing there
 * @param mergeable more than one reading has it, all under the same class
 */
public record PresentedLesion(
        int lesion, List<Sighting> readers, List<Integer> missing, List<Pair> overlaps, boolean mergeable) {

    /** @param reader alias number */
    public record Sighting(int reader, Label label) {}

    /** @param readers two alias numbers, ascending */
    public record Pair(List<Integer> readers, double iou, double dice) {}
}
