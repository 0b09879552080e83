package dev.consilium.study;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.consilium.dicom.PixelRegion;
import org.jspecify.annotations.Nullable;

/**
 * A rectangle that somebody marked to be blacked: column and row of its upper left pixel, from 0, and its size in pixels.
 *
 * @param first image it is for, from 1; null for all images from the first
 * @param last image it is for; null for the first alone, or for all where that is null too
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MarkedRegion(
        @Nullable Integer first, @Nullable Integer last, int x, int y, int width, int height) {

    boolean isRectangle() {
        return x >= 0 && y >= 0 && width > 0 && height > 0;
    }

    /** At least one image, in order, all of them among those there are. */
    boolean isOf(int images) {
        return from() >= 1 && from() <= until(images) && until(images) <= images;
    }

    @JsonIgnore
    public boolean isOfAll() {
        return first == null && last == null;
    }

    boolean covers(int image) {
        return image >= from() && image <= until(Integer.MAX_VALUE);
    }

    private int from() {
        return first == null ? 1 : first;
    }

    private int until(int images) {
        if (last != null) {
            return last;
        }
        return first == null ? images : first;
    }

    PixelRegion pixels() {
        return new PixelRegion(x, y, width, height);
    }
}
