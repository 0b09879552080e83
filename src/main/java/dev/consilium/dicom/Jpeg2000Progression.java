package dev.consilium.dicom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of packets (ITU-T T.800 B.12): of COD for a whole tile, or of POC for a part of it.
 *
 * @param resolutionEnd the first that is not there any more, as of the others
 */
record Jpeg2000Progression(
        int order, int resolutionStart, int componentStart, int layerEnd, int resolutionEnd, int componentEnd) {

    private static final int LAYER_FIRST = 0;
    private static final int RESOLUTION_LAYER = 1;
    private static final int RESOLUTION_POSITION = 2;
    private static final int POSITION_COMPONENT = 3;
    private static final int COMPONENT_POSITION = 4;

    /** A precinct and where it begins. */
    record Place(int component, int resolution, int precinct, long row, long column) {}

    /** Takes packets one by one. */
    interface Packets {
        void next(Place place, int layer);
    }

    /** All places of a tile, sorted once for each order that its progressions have. */
    static final class Places {

        private final List<Place> all;
        private final Map<Integer, List<Place>> sorted = new HashMap<>();

        Places(List<Place> all) {
            this.all = all;
        }

        private List<Place> in(int order) {
            return sorted.computeIfAbsent(order, key -> {
                List<Place> places = new ArrayList<>(all);
                places.sort(comparator(key));
                return places;
            });
        }
    }

    /** @param layers that the tile has: a change may name more */
    void follow(Places all, int layers, Packets packets) {
        List<Place> places = all.in(order);
        for (int from = 0; from < places.size(); ) {
            int to = together(places, from);
            layers(places, from, to, layersOf(layers), packets);
            from = to;
        }
    }

    int layersOf(int layers) {
        return Math.min(layers, layerEnd);
    }

    /** Where those end that begin here and share their layers. */
    private int together(List<Place> places, int from) {
        if (order == LAYER_FIRST) {
            return places.size();
        }
        int to = from + 1;
        while (order == RESOLUTION_LAYER
                && to < places.size()
                && places.get(to).resolution == places.get(from).resolution) {
            to++;
        }
        return to;
    }

    private void layers(List<Place> places, int from, int to, int layers, Packets packets) {
        for (int layer = 0; layer < layers; layer++) {
            for (int i = from; i < to; i++) {
                Place place = places.get(i);
                if (has(place)) {
                    packets.next(place, layer);
                }
            }
        }
    }

    private boolean has(Place place) {
        return place.resolution >= resolutionStart
                && place.resolution < resolutionEnd
                && place.component >= componentStart
                && place.component < componentEnd;
    }

    private static Comparator<Place> comparator(int order) {
        Comparator<Place> position = Comparator.comparingLong(Place::row).thenComparingLong(Place::column);
        return switch (order) {
            case LAYER_FIRST, RESOLUTION_LAYER ->
                Comparator.comparingInt(Place::resolution)
                        .thenComparingInt(Place::component)
                        .thenComparingInt(Place::precinct);
            case RESOLUTION_POSITION ->
                Comparator.comparingInt(Place::resolution)
                        .thenComparing(position)
                        .thenComparingInt(Place::component);
            case POSITION_COMPONENT ->
                position.thenComparingInt(Place::component).thenComparingInt(Place::resolution);
            case COMPONENT_POSITION ->
                Comparator.comparingInt(Place::component)
                        .thenComparing(position)
                        .thenComparingInt(Place::resolution);
            default -> throw DicomException.malformed("The coded image has an order of packets that is none.");
        };
    }
}
