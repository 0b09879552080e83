package dev.consilium.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.consilium.dicom.PixelRegion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where in a series a finding is: at images, in a box of them, or between two of them. Images count from 1 in display order.
 *
 * @param first image; @param last image, the same for one alone
 * @param fromMm position of the first along the normal of the series' first image, null where it has none; @param toMm of the last
 * @param missing how many slices fit between both, where the place is the gap between them; else null
 * @param box pixels of each of the images, null for all of them
 * @param other an image that looks the same
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingPlace(
        int first,
        int last,
        @Nullable Double fromMm,
        @Nullable Double toMm,
        @Nullable Long missing,
        @Nullable PixelRegion box,
        @Nullable OtherImage other) {

    /** @param series may be the same one */
    public record OtherImage(String series, int image) {}

    static FindingPlace image(int image, @Nullable Double mm) {
        return new FindingPlace(image, image, mm, mm, null, null, null);
    }

    static FindingPlace box(int image, @Nullable Double mm, PixelRegion box) {
        return new FindingPlace(image, image, mm, mm, null, box, null);
    }

    static FindingPlace like(int image, OtherImage other) {
        return new FindingPlace(image, image, null, null, null, null, other);
    }

    public boolean gap() {
        return missing != null;
    }

    /** Whether the other goes on where this one ends, with the same to say. */
    private boolean goesOnIn(FindingPlace next) {
        return missing == null
                && other == null
                && next.missing == null
                && next.other == null
                && next.first == last + 1
                && Objects.equals(box, next.box);
    }

    /** This and the one it {@link #goesOnIn}. */
    private FindingPlace until(FindingPlace next) {
        return new FindingPlace(first, next.last, fromMm, next.toMm, null, box, null);
    }

    /** One place for images in a row that are told the same of. @param places in the order of their images */
    static List<FindingPlace> joined(List<FindingPlace> places) {
        List<FindingPlace> joined = new ArrayList<>();
        for (FindingPlace place : places) {
            int before = index(joined, place);
            if (before < 0) {
                joined.add(place);
            } else {
                joined.set(before, joined.get(before).until(place));
            }
        }
        return joined;
    }

    /** Boxes of one image stand side by side, so the one to go on with need not be the last. */
    private static int index(List<FindingPlace> joined, FindingPlace place) {
        for (int i = joined.size() - 1; i >= 0 && joined.get(i).last >= place.first - 1; i--) {
            if (joined.get(i).goesOnIn(place)) {
                return i;
            }
        }
        return -1;
    }
}
