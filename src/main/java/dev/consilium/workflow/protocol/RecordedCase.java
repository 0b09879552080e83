package dev.consilium.workflow.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One case with the labels it once got, in the order in which they were recorded.
 *
 * @param truth the label the arbiter gives, null where none is known
 */
public record RecordedCase(
        String id, List<RecordedReading> readings, @Nullable String truth) {

    /** @param confidence 0 to 1, null where not recorded */
    public record RecordedReading(
            String rater, String label, @Nullable Double confidence) {}
}
