package dev.consilium.arbitration;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Where in the pictures somebody should look, in pixels of one slice: a point, or a box from its upper left to its lower right
 * corner where {@code x1} and {@code y1} are given.
 *
 * @param slice from 0, in display order
 * @param text what is there to be seen
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Place(
        @PositiveOrZero int slice,
        @PositiveOrZero double x0,
        @PositiveOrZero double y0,
        @Nullable Double x1,
        @Nullable Double y1,
        @NotBlank @Size(max = 500) String text) {

    @AssertTrue(message = "is a point, or a box with x0 < x1 and y0 < y1")
    boolean isInShape() {
        return x1 == null ? y1 == null : y1 != null && Double.isFinite(x1) && Double.isFinite(y1) && x1 > x0 && y1 > y0;
    }
}
