package dev.consilium.study;

import dev.consilium.study.ImageHashes.ImageHash;
import dev.consilium.study.ImageHashes.Neighbour;
import dev.consilium.study.SeriesObjects.SeriesObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Objects of a series that are like objects of others, as pairs of images by their numbers. */
final class LikeImages {

    private final SeriesObjects objects;
    private final Map<String, Map<String, Integer>> firstImages = new HashMap<>();
    private final List<FindingPlace> places = new ArrayList<>();
    private int found;

    LikeImages(SeriesObjects objects) {
        this.objects = objects;
    }

    /** Nothing where there is no other; of several the first is named. */
    void add(SeriesObject own, Stream<SeriesObject> others) {
        others.findFirst().ifPresent(other -> {
            found++;
            pair(number(own.seriesId(), own.id(), 0), other.seriesId(), number(other.seriesId(), other.id(), 0));
        });
    }

    void add(Neighbour pair) {
        found++;
        ImageHash own = pair.own();
        ImageHash other = pair.other();
        pair(
                number(pair.ownSeries(), own.objectId(), own.frame()),
                pair.otherSeries(),
                number(pair.otherSeries(), other.objectId(), other.frame()));
    }

    private void pair(int image, String otherSeries, int otherImage) {
        places.add(FindingPlace.like(image, new FindingPlace.OtherImage(otherSeries, otherImage)));
    }

    int objects() {
        return found;
    }

    List<FindingPlace> places() {
        return List.copyOf(places);
    }

    /** @param words of how many objects that is, and of how many */
    void describe(String code, Finding.Severity severity, String words, int of, List<Finding> into) {
        if (found > 0) {
            into.add(new Finding(code, severity, words.formatted(found, of), places()));
        }
    }

    /** Of a frame of an object in its series, from 1. */
    private int number(String seriesId, String objectId, int frame) {
        return firstImages.computeIfAbsent(seriesId, this::firstImages).getOrDefault(objectId, 1) + frame;
    }

    private Map<String, Integer> firstImages(String seriesId) {
        Map<String, Integer> first = new HashMap<>();
        int image = 1;
        for (SeriesObject object : objects.ofSeries(seriesId)) {
            first.put(object.id(), image);
            image += object.frames();
        }
        return first;
    }
}
