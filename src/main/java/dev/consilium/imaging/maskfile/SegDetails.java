package dev.consilium.imaging.maskfile;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a segmentation as a whole.
 *
 * @param created with it the same masks of the same series make the same object, to the UID
 * @param creator Content Creator's Name (0070,0084), null where it is not told
 */
public record SegDetails(
        LocalDateTime created,
        int seriesNumber,
        String seriesDescription,
        @Nullable String creator,
        String softwareVersion) {}
