package dev.consilium.arbitration;

import dev.consilium.annotation.Label;
import dev.consilium.imaging.mask.PixelBox;
import dev.consilium.quality.lesion.MergeRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One place as an arbiter sees it, under the aliases of the readings.
 *
 * @param lesion its number, from 1, in the order in which the places lie in the volume
 * @param missing aliases of the readings that have nothing there
 * @param uncertainFraction of the voxels that only some readings have, 0 to 1; null unless two drew masks
 * @param merges ways to merge it that come to something; none unless more than one reading has it, all under the same class
 * @param parted where one reading marks it and its neighbours as one
 */
public record PresentedLesion(
        int lesion,
        List<Sighting> readers,
        List<Integer> missing,
        List<Pair> overlaps,
        @Nullable Double uncertainFraction,
        List<Merge> merges,
        List<Parted> parted) {

    /** @param reader alias number; @param volumeMm3 null where slices are not evenly spaced */
    public record Sighting(
            int reader, Label label, @Nullable Double volumeMm3) {}

    /** @param box what it comes to, where that is a box; outlines are worked out when they are looked at */
    public record Merge(MergeRule by, @Nullable PixelBox box) {}

    /** @param reader alias of who marks as one what another reading parts; @param lesions the places of these parts, ascending */
    public record Parted(int reader, int partedBy, List<Integer> lesions) {}

    /**
     * @param readers two alias numbers, ascending
     * @param surfaceAgreement share of both surfaces within the tolerance of the class; null unless both drew masks of such a class
     */
    public record Pair(
            List<Integer> readers,
            double iou,
            double dice,
            @Nullable Double surfaceAgreement) {}
}
