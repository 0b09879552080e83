package dev.consilium.study;

import dev.consilium.common.Refusal;
import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.NativePixels;
import dev.consilium.dicom.Tag;
import dev.consilium.study.SeriesObjects.SeriesObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether what somebody marked can be blacked, so that nothing is released that could not be cleaned afterwards. */
@Component
class RegionCheck {

    static final int MOST = 500;

    private final SeriesObjects objects;
    private final StoredImages images;
    private final StudySettings settings;

    RegionCheck(SeriesObjects objects, StoredImages images, StudySettings settings) {
        this.objects = objects;
        this.images = images;
        this.settings = settings;
    }

    /** @throws Refusal {@code REGIONS_TOO_MANY}, {@code REGION_INVALID}, {@code REGION_OUTSIDE}, {@code REGIONS_NOT_POSSIBLE} */
    void require(String seriesId, List<MarkedRegion> regions) {
        if (regions.size() > MOST) {
            throw Refusal.unprocessable(
                    "REGIONS_TOO_MANY",
                    "At most %d rectangles can be marked: mark larger ones, or one for all images.".formatted(MOST));
        }
        List<SeriesObject> all = objects.ofSeries(seriesId);
        int count = all.stream().mapToInt(SeriesObject::frames).sum();
        for (int number = 1; number <= regions.size(); number++) {
            MarkedRegion region = regions.get(number - 1);
            if (!region.isRectangle() || !region.isOf(count)) {
                throw Refusal.unprocessable(
                        "REGION_INVALID",
                        "Rectangle %d is none, or of no image: it begins in the image, has a width and a height, and is for images 1 to %d."
                                .formatted(number, count));
            }
        }
        int first = 1;
        for (SeriesObject object : regions.isEmpty() ? List.<SeriesObject>of() : all) {
            require(object, first, regions);
            first += object.frames();
        }
    }

    private void require(SeriesObject object, int first, List<MarkedRegion> regions) {
        Dataset header = images.header(object.seriesId(), object.requireStored());
        int rows = header.integer(Tag.Rows).orElse(0);
        int columns = header.integer(Tag.Columns).orElse(0);
        boolean marked = false;
        for (int image = first; image < first + object.frames(); image++) {
            for (int number = 1; number <= regions.size(); number++) {
                MarkedRegion region = regions.get(number - 1);
                marked |= region.covers(image);
                if (region.covers(image) && !region.pixels().within(rows, columns)) {
                    throw Refusal.unprocessable(
                            "REGION_OUTSIDE",
                            "Rectangle %d does not lie in image %d, which has %d columns and %d rows: move it, or mark it for other images only."
                                    .formatted(number, image, columns, rows));
                }
            }
        }
        if (marked) {
            requirePossible(header, object.frames());
        }
    }

    private void requirePossible(Dataset header, int frames) {
        try {
            if (header.integer(Tag.BitsAllocated).orElse(0) > 1
                    && NativePixels.of(header).bytesOfFrame() * frames <= settings.maxObjectBytes()) {
                return;
            }
        } catch (DicomException notDecodable) {
            throw impossible(notDecodable);
        }
        throw impossible(null);
    }

    private static Refusal impossible(@Nullable Throwable cause) {
        return new Refusal(
                Refusal.Kind.UNPROCESSABLE,
                "REGIONS_NOT_POSSIBLE",
                "Nothing can be blacked in these images: they cannot be decoded, or are too large for it. Reject the series.",
                cause);
    }
}
