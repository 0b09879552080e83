package dev.consilium.dicom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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

    /** @param all of the tile */
    void follow(List<Place> all, Packets packets) {
        List<Place> places = new ArrayList<>(all);
        places.removeIf(place -> place.resolution < resolutionStart
                || place.resolution >= resolutionEnd
                || place.component < componentStart
                || place.component >= componentEnd);
        places.sort(comparator());
        if (order == LAYER_FIRST) {
            layers(places, packets);
        } else if (order == RESOLUTION_LAYER) {
            for (int from = 0; from < places.size(); ) {
                int to = from;
                while (to < places.size() && places.get(to).resolution == places.get(from).resolution) {
                    to++;
                }
                layers(places.subList(from, to), packets);
                from = to;
            }
        } else {
            for (Place place : places) {
                layers(List.of(place), packets);
            }
        }
    }

    private void layers(List<Place> places, Packets packets) {
        for (int layer = 0; layer < layerEnd; layer++) {
            for (Place place : places) {
                packets.next(place, layer);
            }
        }
    }

    private Comparator<Place> comparator() {
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
