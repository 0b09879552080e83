package dev.consilium.study;

import dev.consilium.common.Refusal;
import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.imaging.FrameAttributes;
import dev.consilium.imaging.PreviewImage;
import dev.consilium.imaging.Window;
import dev.consilium.study.SeriesObjects.SeriesObject;
import dev.consilium.study.SeriesRecords.SeriesRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** PNG pictures of slices, rendered by the server. */
@Component
public class Previews {

    private record Place(SeriesObject object, int frame) {}

    private final SeriesRecords series;
    private final SeriesObjects objects;
    private final StoredImages images;
    private final DicomToolkit toolkit;

    Previews(SeriesRecords series, SeriesObjects objects, StoredImages images, DicomToolkit toolkit) {
        this.series = series;
        this.objects = objects;
        this.images = images;
        this.toolkit = toolkit;
    }

    /**
     * @param slice from 0, in display order
     * @param center window centre in modality units; null takes the object's own window, or the 1st to 99th percentile
     * @param width window width in modality units, at least 1
     * @throws Refusal NOT_FOUND, {@code WINDOW_INVALID}, {@code NOT_DECODABLE}
     */
    public byte[] png(String seriesId, int slice, @Nullable Double center, @Nullable Double width) {
        Window window = window(center, width);
        Place place = place(seriesId, slice);
        try {
            SeriesObject object = place.object();
            Dataset dataset = images.frame(object.seriesId(), object.requireStored(), place.frame());
            return PreviewImage.png(
                    toolkit.decode(dataset, place.frame()), FrameAttributes.of(dataset, place.frame()), window);
        } catch (DicomException e) {
            throw notDecodable(e);
        }
    }

    /** What tells pixels of this slice from those it had before, or will have. @throws Refusal NOT_FOUND */
    public String version(String seriesId, int slice) {
        Place place = place(seriesId, slice);
        return place.object().requireStored() + "-" + place.frame();
    }

    static Refusal notDecodable(DicomException cause) {
        return new Refusal(
                Refusal.Kind.UNPROCESSABLE,
                "NOT_DECODABLE",
                "This image cannot be shown: its pixels cannot be decoded (" + cause.code() + ").",
                cause);
    }

    private static @Nullable Window window(@Nullable Double center, @Nullable Double width) {
        if (center == null || width == null) {
            return null;
        }
        if (!Double.isFinite(center) || !Double.isFinite(width) || width < 1) {
            throw Refusal.invalid("WINDOW_INVALID", "A window has a centre, and a width of at least 1.");
        }
        return new Window(center, width);
    }

    private Place place(String seriesId, int slice) {
        SeriesRecord record = series.require(seriesId);
        boolean pixelsThere = record.deidentified()
                && record.state() != SeriesState.REJECTED
                && record.state() != SeriesState.WITHDRAWN;
        int before = 0;
        for (SeriesObject object : pixelsThere ? objects.ofSeries(seriesId) : java.util.List.<SeriesObject>of()) {
            if (slice >= before && slice < before + object.frames()) {
                return new Place(object, slice - before);
            }
            before += object.frames();
        }
        throw Refusal.notFound("image");
    }
}
