package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.consilium.annotation.Hanging;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands or may stand beside the images of a task. It says nothing of the cases of those series: not what they are, nor how they stand.
 *
 * @param open whether the first of them is shown from the beginning
 * @param window to begin with, null for that of each image
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HungImages(
        List<Beside> beside, boolean open, @Nullable Window window) {

    /** @param daysBefore the study of the case, of an earlier one only: an interval is true where days are moved, and no day is told */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Beside(
            TaskView.SeriesPictures series,
            Hanging.Images images,
            @Nullable Long daysBefore) {}

    public record Window(double center, double width) {}
}
