package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * What a reader works with beside pictures, form and guideline.
 *
 * @param canvas where lesions are marked, null where the protocol asks for none
 * @param returned why the reading came back, null where nobody sent it back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReadingMaterial(
        @JsonUnwrapped @Nullable LesionCanvas canvas,
        @Nullable ReworkMaterial returned) implements TaskMaterial {}
