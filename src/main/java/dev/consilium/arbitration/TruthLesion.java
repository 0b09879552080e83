package dev.consilium.arbitration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one lesion of a consensus came from.
 *
 * @param label its position among the labels of the ground truth, from 0
 * @param minOverlap smallest IoU of two of its sources, null where one reading alone is the source
 */
public record TruthLesion(int label, @Nullable Double minOverlap, List<Source> sources) {

    public TruthLesion {
        sources = List.copyOf(sources);
    }

    /** @param label position among the labels of the reading, from 0 */
    public record Source(String reading, int label) {}
}
