package dev.consilium.quality.lesion;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.PixelBox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Gathers what several readings marked into places. Two readings give the pairs of {@link LesionMatching}; more are joined pair
 * by pair, those of one class before others and the largest overlap first, as long as no reading comes to have two lesions in
 * one place.
 */
public final class LesionGroups {

    private static final Comparator<LesionPair> ORDER = Comparator.comparing((LesionPair pair) -> !pair.agrees())
            .thenComparing(pair -> -pair.overlap().iou())
            .thenComparingInt(pair -> pair.one().reading())
            .thenComparingInt(pair -> pair.other().reading())
            .thenComparingInt(pair -> pair.one().number())
            .thenComparingInt(pair -> pair.other().number());

    private static final class Place {
        private final List<Lesion> members = new ArrayList<>();
        private final List<LesionPair> pairs = new ArrayList<>();

        private boolean sharesAReadingWith(Place other) {
            return members.stream()
                    .anyMatch(mine -> other.members.stream().anyMatch(yours -> yours.reading() == mine.reading()));
        }

        private LesionGroup group() {
            return new LesionGroup(
                    members.stream()
                            .sorted(Comparator.comparingInt(Lesion::reading))
                            .toList(),
                    pairs);
        }
    }

    private final Map<Lesion, Place> places = new LinkedHashMap<>();

    private LesionGroups(List<LesionReading> readings) {
        for (LesionReading reading : readings) {
            for (Lesion lesion : reading.lesions()) {
                Place place = new Place();
                place.members.add(lesion);
                places.put(lesion, place);
            }
        }
    }

    /** Places whatever they are called, in the order in which they lie in the volume: by slice, then downwards, then to the right. */
    public static List<LesionGroup> of(List<LesionReading> readings, GridShape grid, double minimum) {
        return of(readings, pairs(readings, new LesionMatching(grid, minimum)));
    }

    /** Places joined by these pairs of the readings. */
    static List<LesionGroup> of(List<LesionReading> readings, List<LesionPair> pairs) {
        LesionGroups groups = new LesionGroups(readings);
        pairs.stream().sorted(ORDER).forEach(groups::join);
        return groups.places.values().stream()
                .distinct()
                .map(Place::group)
                .sorted(inTheVolume())
                .toList();
    }

    static List<LesionPair> pairs(List<LesionReading> readings, LesionMatching matching) {
        List<LesionPair> pairs = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            for (int j = i + 1; j < readings.size(); j++) {
                pairs.addAll(matching.match(readings.get(i), readings.get(j)));
            }
        }
        return pairs;
    }

    private void join(LesionPair pair) {
        Place one = Objects.requireNonNull(places.get(pair.one()));
        Place other = Objects.requireNonNull(places.get(pair.other()));
        if (one != other && one.sharesAReadingWith(other)) {
            return;
        }
        one.pairs.add(pair);
        if (one != other) {
            one.members.addAll(other.members);
            one.pairs.addAll(other.pairs);
            other.members.forEach(member -> places.put(member, one));
        }
    }

    private static Comparator<LesionGroup> inTheVolume() {
        return Comparator.comparingInt((LesionGroup group) -> first(group).firstSlice())
                .thenComparingDouble(group -> first(group).y0())
                .thenComparingDouble(group -> first(group).x0())
                .thenComparing(group -> group.members().get(0).labelClass());
    }

    /** The corner of everything the group holds. */
    private static PixelBox first(LesionGroup group) {
        return group.members().stream()
                .map(member -> member.region().around().orElseThrow())
                .reduce(PixelBox::enclosing)
                .orElseThrow();
    }
}
