package dev.consilium.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The marker segments that hold for a whole image, or that one tile has instead (ITU-T T.800 A.6). */
final class Jpeg2000Parameters {

    private static final int CAPABILITIES = 0x50;
    private static final int CODING_STYLE = 0x52;
    private static final int CODING_STYLE_OF_COMPONENT = 0x53;
    private static final int QUANTISATION = 0x5C;
    private static final int QUANTISATION_OF_COMPONENT = 0x5D;
    private static final int REGION_OF_INTEREST = 0x5E;
    private static final int PROGRESSION_CHANGE = 0x5F;
    private static final int PACKED_HEADERS = 0x60;
    private static final int PACKED_HEADERS_OF_TILE = 0x61;
    private static final int MOST_CHANGES = 256;
    private static final int EVERY_RESOLUTION = 33;

    private final Jpeg2000Coding[] codings;
    private final boolean[] ownStyle;
    private final boolean[] ownQuantisation;
    private final List<Jpeg2000Progression> changes = new ArrayList<>();
    private boolean inherited;
    private int order;
    private int layers;
    private boolean transformed;

    Jpeg2000Parameters(int components) {
        codings = new Jpeg2000Coding[components];
        Arrays.fill(codings, Jpeg2000Coding.none());
        ownStyle = new boolean[components];
        ownQuantisation = new boolean[components];
    }

    /** For a tile, which may say something else for itself. */
    Jpeg2000Parameters copy() {
        Jpeg2000Parameters copy = new Jpeg2000Parameters(codings.length);
        System.arraycopy(codings, 0, copy.codings, 0, codings.length);
        copy.changes.addAll(changes);
        copy.inherited = true;
        copy.order = order;
        copy.layers = layers;
        copy.transformed = transformed;
        return copy;
    }

    void take(Jpeg2000Segment segment) {
        switch (segment.marker()) {
            case CODING_STYLE -> takeStyle(segment);
            case CODING_STYLE_OF_COMPONENT -> {
                int component = component(segment, 0);
                int at = componentWidth();
                boolean precincts = (segment.octet(at) & 1) != 0;
                codings[component] = codings[component].withStyle(segment, at + 1, precincts);
                ownStyle[component] = true;
            }
            case QUANTISATION -> {
                for (int i = 0; i < codings.length; i++) {
                    codings[i] = ownQuantisation[i] ? codings[i] : codings[i].withQuantisation(segment, 0);
                }
            }
            case QUANTISATION_OF_COMPONENT -> {
                int component = component(segment, 0);
                codings[component] = codings[component].withQuantisation(segment, componentWidth());
                ownQuantisation[component] = true;
            }
            case CAPABILITIES ->
                throw DicomException.unsupported("The coded image needs more than Part 1 of JPEG 2000.");
            case PROGRESSION_CHANGE -> takeChanges(segment);
            case REGION_OF_INTEREST, PACKED_HEADERS, PACKED_HEADERS_OF_TILE ->
                throw DicomException.unsupported("Regions of interest and packed headers cannot be decoded.");
            default -> {
                // Comments and lengths, which decoding does not need.
            }
        }
    }

    private void takeStyle(Jpeg2000Segment segment) {
        order = segment.octet(1);
        layers = segment.word(2);
        if (layers == 0 || segment.octet(4) > 1) {
            throw DicomException.malformed("The coded image has an impossible coding style.");
        }
        transformed = segment.octet(4) == 1;
        boolean precincts = (segment.octet(0) & 1) != 0;
        for (int i = 0; i < codings.length; i++) {
            codings[i] = ownStyle[i] ? codings[i] : codings[i].withStyle(segment, 5, precincts);
        }
    }

    private void takeChanges(Jpeg2000Segment segment) {
        if (inherited) {
            changes.clear();
            inherited = false;
        }
        int width = componentWidth();
        for (int at = 0; at < segment.length(); at += 5 + 2 * width) {
            int end = width == 1 ? segment.octet(at + 4 + width) : segment.word(at + 4 + width);
            changes.add(new Jpeg2000Progression(
                    segment.octet(at + 4 + 2 * width),
                    segment.octet(at),
                    width == 1 ? segment.octet(at + 1) : segment.word(at + 1),
                    segment.word(at + 1 + width),
                    segment.octet(at + 3 + width),
                    end == 0 ? codings.length : end));
        }
        if (changes.size() > MOST_CHANGES) {
            throw DicomException.limit("The coded image changes the order of its packets too often.");
        }
    }

    private int componentWidth() {
        return codings.length < 257 ? 1 : 2;
    }

    private int component(Jpeg2000Segment segment, int at) {
        int component = componentWidth() == 1 ? segment.octet(at) : segment.word(at);
        if (component >= codings.length) {
            throw DicomException.malformed("The coded image says how a component is coded that it has not.");
        }
        return component;
    }

    Jpeg2000Coding[] codings() {
        return codings.clone();
    }

    /** None as long as there was no COD. */
    int layers() {
        return layers;
    }

    boolean transformed() {
        return transformed;
    }

    /** What the changes do not name comes in the order of COD. */
    List<Jpeg2000Progression> progressions() {
        List<Jpeg2000Progression> progressions = new ArrayList<>(changes);
        progressions.add(new Jpeg2000Progression(order, 0, 0, layers, EVERY_RESOLUTION, codings.length));
        return progressions;
    }
}
