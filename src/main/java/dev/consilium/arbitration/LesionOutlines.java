package dev.consilium.arbitration;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.consilium.quality.lesion.MergeRule;
import java.util.List;
import java.util.Map;

/**
 * What is drawn of one place over its images, under the aliases of the readings. Paths are SVG path data in pixels of the image, by
 * the even-odd rule.
 *
 * @param lesion its number, from 1; @param slices from the first that holds any of it to the last
 */
public record LesionOutlines(int lesion, List<Slice> slices) {

    /**
     * @param slice from 0
     * @param merged what each way of merging the readings comes to; without those that cannot be done or have nothing here
     * @param uncertain voxels that only some readings have
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Slice(int slice, List<Outline> readers, Map<MergeRule, String> merged, List<Uncertainty> uncertain) {}

    /** @param reader alias number */
    public record Outline(int reader, String path) {}

    /** @param entropy of the votes in bits, above 0 and at most 1 */
    public record Uncertainty(double entropy, String path) {}
}
