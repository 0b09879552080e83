package dev.consilium.worklist;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.study.Finding;
import dev.consilium.study.FindingPlace;
import dev.consilium.study.ImageAccess;
import dev.consilium.study.SeriesCatalogue;
import dev.consilium.study.SeriesState;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Findings of a held series with the pictures that show them, and with those of other series that look the same. */
@Component
public class FoundPictures {

    private static final int SHOWN = 6;
    private static final int PAIRS = 4;
    private static final Set<SeriesState> GONE = EnumSet.of(SeriesState.REJECTED, SeriesState.WITHDRAWN);

    private final SeriesCatalogue catalogue;
    private final ImageAccess access;

    FoundPictures(SeriesCatalogue catalogue, ImageAccess access) {
        this.catalogue = catalogue;
        this.access = access;
    }

    /**
     * @param images those to look at, by their numbers from 1, with their positions in mm where they have one
     * @param more images that it is also about
     * @param pairs images of this series beside those that look the same; @param morePairs further ones
     * @param of images of the series
     */
    public record Found(Finding finding, List<Shown> images, int more, List<Pair> pairs, int morePairs, int of) {}

    public record Shown(int image, @Nullable Double mm) {}

    /** @param state of the other series, null where the viewer may see nothing of it; @param shown whether its picture can be shown */
    public record Pair(
            int image,
            String otherSeries,
            int otherImage,
            @Nullable SeriesState state,
            boolean sameSeries,
            boolean shown) {}

    public List<Found> of(String seriesId, List<Finding> findings, Actor viewer) {
        int images = catalogue.get(seriesId).slices();
        return findings.stream()
                .map(finding -> found(seriesId, finding, images, viewer))
                .toList();
    }

    private Found found(String seriesId, Finding finding, int images, Actor viewer) {
        List<FindingPlace> alone = finding.places().stream()
                .filter(place -> place.other() == null && place.last() <= images)
                .toList();
        List<FindingPlace> alike = finding.places().stream()
                .filter(place -> place.other() != null && place.first() <= images)
                .toList();
        Map<Integer, Shown> ends = new TreeMap<>();
        for (FindingPlace place : alone) {
            ends.putIfAbsent(place.first(), new Shown(place.first(), place.fromMm()));
            ends.putIfAbsent(place.last(), new Shown(place.last(), place.toMm()));
        }
        List<Shown> shown = ends.values().stream().limit(SHOWN).toList();
        return new Found(
                finding,
                shown,
                concerned(alone) - shown.size(),
                alike.stream()
                        .limit(PAIRS)
                        .map(place -> pair(seriesId, place, viewer))
                        .toList(),
                Math.max(0, alike.size() - PAIRS),
                images);
    }

    private static int concerned(List<FindingPlace> places) {
        return (int) places.stream()
                .flatMapToInt(place -> place.gap()
                        ? IntStream.of(place.first(), place.last())
                        : IntStream.rangeClosed(place.first(), place.last()))
                .distinct()
                .count();
    }

    private Pair pair(String seriesId, FindingPlace place, Actor viewer) {
        FindingPlace.OtherImage other = Objects.requireNonNull(place.other());
        SeriesState state = access.mayView(viewer, other.series()) ? stateOf(other.series()) : null;
        return new Pair(
                place.first(),
                other.series(),
                other.image(),
                state,
                other.series().equals(seriesId),
                state != null && !GONE.contains(state));
    }

    private @Nullable SeriesState stateOf(String seriesId) {
        try {
            return catalogue.get(seriesId).state();
        } catch (Refusal absent) {
            return null;
        }
    }
}
