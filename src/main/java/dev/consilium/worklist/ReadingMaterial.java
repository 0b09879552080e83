package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a reading is worked on with.
 *
 * @param lesions where the protocol has some to mark; @param rework where somebody sent the reading back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReadingMaterial(
        @Nullable LesionCanvas lesions, @Nullable ReworkMaterial rework) implements TaskMaterial {}
