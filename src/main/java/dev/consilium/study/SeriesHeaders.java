package dev.consilium.study;

import dev.consilium.dicom.Dataset;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the de-identified images of a series say, without their pixels. */
@Component
public class SeriesHeaders {

    private final SeriesObjects objects;
    private final StoredImages images;

    SeriesHeaders(SeriesObjects objects, StoredImages images) {
        this.objects = objects;
        this.images = images;
    }

    /** In display order, as the slices of its masks are. */
    public List<Dataset> of(String seriesId) {
        return objects.ofSeries(seriesId).stream()
                .map(object -> images.header(seriesId, object.requireStored()))
                .toList();
    }
}
