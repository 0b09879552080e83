package dev.consilium.study;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Tag;
import dev.consilium.study.SeriesObjects.SeriesObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which side of the body the images of a series are of, as their headers tell it. */
@Component
public class SeriesLateralities {

    private static final Set<String> ONE_SIDE = Set.of("R", "L");

    private final SeriesObjects objects;
    private final StoredImages images;

    SeriesLateralities(SeriesObjects objects, StoredImages images) {
        this.objects = objects;
        this.images = images;
    }

    /**
     * {@code R} or {@code L} where all images say the same one side: Image Laterality (0020,0062), else Laterality (0020,0060) of
     * their series. Where the first image tells none, the others are not asked.
     */
    public Optional<String> of(String seriesId) {
        List<SeriesObject> own = objects.ofSeries(seriesId);
        Optional<String> first = own.stream().findFirst().flatMap(this::told);
        return first.filter(side -> own.stream()
                .skip(1)
                .allMatch(other -> told(other).filter(side::equals).isPresent()));
    }

    private Optional<String> told(SeriesObject object) {
        Dataset header = images.header(object.seriesId(), object.requireStored());
        return header.text(Tag.ImageLaterality)
                .or(() -> header.text(Tag.Laterality))
                .filter(ONE_SIDE::contains);
    }
}
