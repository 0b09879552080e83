package dev.consilium.dicom;

import java.util.ArrayList;
import java.util.List;

/** One tile of a JPEG 2000 codestream: reads its packets and makes its samples (ITU-T T.800 Annexes B, D, E, F). */
final class Jpeg2000Tile {

    private static final int START_OF_PACKET = 0x91;
    private static final int START_OF_PACKET_LENGTH = 6;
    private static final int END_OF_PACKET_HEADER = 0x92;
    /** Doubled coefficients of more have no room in an int. */
    private static final int MOST_PLANES = 30;

    private static final int MOST_PRECINCTS = 1 << 17;
    private static final int MOST_BLOCKS = 1 << 21;
    /** As many as the largest frame has of 32 by 32, even if it is blank. */
    private static final int FREE_BLOCKS = 1 << 17;

    private static final int BLOCKS_OF_A_BYTE = 8;

    private final Jpeg2000Packets packets;
    private final Jpeg2000Effort effort;
    private final Jpeg2000Coding[] codings;
    private final int bits;
    private final int[] bounds;
    private final Jpeg2000Resolution[][] components;
    private final Jpeg2000Coefficients coefficients = new Jpeg2000Coefficients();

    /** @param bounds left, top, right and bottom in the coordinates of the image */
    Jpeg2000Tile(Jpeg2000Packets packets, Jpeg2000Coding[] codings, int bits, int[] bounds, Jpeg2000Effort effort) {
        this.packets = packets;
        this.effort = effort;
        this.codings = codings;
        this.bits = bits;
        this.bounds = bounds;
        components = new Jpeg2000Resolution[codings.length][];
        for (int i = 0; i < codings.length; i++) {
            components[i] = new Jpeg2000Resolution[codings[i].levels() + 1];
            for (int number = 0; number < components[i].length; number++) {
                components[i][number] = new Jpeg2000Resolution(codings[i], bounds, number);
            }
        }
    }

    private int width() {
        return bounds[2] - bounds[0];
    }

    private int height() {
        return bounds[3] - bounds[1];
    }

    void read(int layers, List<Jpeg2000Progression> progressions) {
        long precincts = explainedPrecincts(layers);
        for (Jpeg2000Progression progression : progressions) {
            effort.spend(precincts * progression.layersOf(layers));
        }
        Jpeg2000Bits code = new Jpeg2000Bits(packets);
        Jpeg2000Progression.Places places = new Jpeg2000Progression.Places(places());
        for (Jpeg2000Progression progression : progressions) {
            progression.follow(places, layers, (place, layer) -> {
                Jpeg2000Resolution resolution = components[place.component()][place.resolution()];
                if (resolution.isNext(place.precinct(), layer)) {
                    packet(code, resolution, codings[place.component()], place.precinct(), layer);
                }
            });
        }
    }

    /** Before anything is made of them: each packet takes a byte at least, and what is not blank more. */
    private long explainedPrecincts(int layers) {
        long precincts = 0;
        long blocks = 0;
        for (Jpeg2000Resolution[] resolutions : components) {
            for (Jpeg2000Resolution resolution : resolutions) {
                precincts += resolution.precincts();
                blocks += resolution.blocks();
            }
        }
        if (precincts > MOST_PRECINCTS) {
            throw DicomException.limit("The coded image has more precincts than may be decoded.");
        }
        if (blocks > Math.min(MOST_BLOCKS, FREE_BLOCKS + (long) BLOCKS_OF_A_BYTE * packets.length())) {
            throw DicomException.limit("The coded image has more code-blocks than may be decoded.");
        }
        if (precincts * layers > packets.length()) {
            throw DicomException.truncated("A tile of the coded image has fewer packets than it must have.");
        }
        return precincts;
    }

    private List<Jpeg2000Progression.Place> places() {
        List<Jpeg2000Progression.Place> places = new ArrayList<>();
        for (int component = 0; component < components.length; component++) {
            for (int number = 0; number < components[component].length; number++) {
                Jpeg2000Resolution resolution = components[component][number];
                int level = codings[component].levels() - number;
                for (int precinct = 0; precinct < resolution.precincts(); precinct++) {
                    places.add(new Jpeg2000Progression.Place(
                            component,
                            number,
                            precinct,
                            resolution.row(precinct, level, bounds[1]),
                            resolution.column(precinct, level, bounds[0])));
                }
            }
        }
        return places;
    }

    private void packet(
            Jpeg2000Bits code, Jpeg2000Resolution resolution, Jpeg2000Coding coding, int number, int layer) {
        effort.requireTime();
        code.skip(START_OF_PACKET, START_OF_PACKET_LENGTH);
        List<Jpeg2000Precinct.Piece> body = new ArrayList<>();
        if (code.bit() != 0) {
            for (Jpeg2000Resolution.Band band : resolution.bands) {
                Jpeg2000Precinct precinct = resolution.precinct(band, number);
                if (precinct != null) {
                    effort.spend(precinct.size());
                    precinct.readHeader(code, layer, coding.planes(band.index), coding.style(), body);
                }
            }
        }
        code.align();
        code.skip(END_OF_PACKET_HEADER, 2);
        for (Jpeg2000Precinct.Piece piece : body) {
            code.append(piece.segment(), piece.length());
        }
    }

    /** @param transformed the first three components are to become RGB (Annex G) */
    int[][] samples(boolean transformed) {
        boolean reversible = codings[0].reversible();
        boolean together = transformed && components.length >= 3;
        if (together && (codings[1].reversible() != reversible || codings[2].reversible() != reversible)) {
            throw DicomException.malformed(
                    "The coded image transforms components together that are coded differently.");
        }
        int[][] samples = new int[components.length][];
        float[][] floats = new float[components.length][];
        for (int i = 0; i < components.length; i++) {
            int[] values = coefficients(i);
            if (codings[i].reversible()) {
                reverse(values, components[i]);
            } else {
                floats[i] = floats(values, i);
            }
            samples[i] = values;
        }
        if (together && reversible) {
            colours(samples[0], samples[1], samples[2]);
        } else if (together) {
            colours(floats[0], floats[1], floats[2]);
        }
        for (int i = 0; i < components.length; i++) {
            if (!codings[i].reversible()) {
                round(floats[i], samples[i]);
            }
        }
        return samples;
    }

    /** Low bands first, in columns and rows, as the transform takes them. */
    private int[] coefficients(int component) {
        Jpeg2000Coding coding = codings[component];
        int[] values = new int[Math.multiplyExact(width(), height())];
        for (int number = 0; number < components[component].length; number++) {
            Jpeg2000Resolution below = components[component][Math.max(0, number - 1)];
            for (Jpeg2000Resolution.Band band : components[component][number].bands) {
                int right = (band.kind & 1) == 0 ? 0 : below.width();
                int down = band.kind < 2 ? 0 : below.height();
                int origin = (down - band.top()) * width() + right - band.left();
                for (Jpeg2000Precinct precinct : band.precincts()) {
                    if (precinct != null) {
                        precinct.forEach((block, left, top, end, bottom) -> {
                            int[] decoded = decoded(block, end - left, bottom - top, band.kind, coding.style());
                            copy(decoded, end - left, bottom - top, values, origin + top * width() + left);
                        });
                    }
                }
            }
        }
        return values;
    }

    private int[] decoded(Jpeg2000Block block, int columns, int rows, int kind, int style) {
        effort.requireTime();
        if (block.planes > MOST_PLANES) {
            throw DicomException.unsupported("The coded image has more bit-planes than can be decoded.");
        }
        return coefficients.decode(packets.code(), block, columns, rows, kind, style);
    }

    private void copy(int[] decoded, int columns, int rows, int[] values, int first) {
        for (int row = 0; row < rows; row++) {
            System.arraycopy(decoded, row * columns, values, first + row * width(), columns);
        }
    }

    private void reverse(int[] values, Jpeg2000Resolution[] resolutions) {
        for (int i = 0; i < values.length; i++) {
            values[i] /= 2;
        }
        for (int number = 1; number < resolutions.length; number++) {
            Jpeg2000Resolution resolution = resolutions[number];
            Jpeg2000Wavelet.reversible(
                    values, width(), resolution.width(), resolution.height(), resolution.left & 1, resolution.top & 1);
        }
    }

    private float[] floats(int[] values, int component) {
        Jpeg2000Resolution[] resolutions = components[component];
        float[] floats = new float[values.length];
        scale(values, floats, component, 0, 0, 0);
        for (int number = 1; number < resolutions.length; number++) {
            for (int kind = 1; kind <= 3; kind++) {
                scale(values, floats, component, number, kind, 3 * (number - 1) + kind);
            }
        }
        for (int number = 1; number < resolutions.length; number++) {
            Jpeg2000Resolution resolution = resolutions[number];
            Jpeg2000Wavelet.irreversible(
                    floats, width(), resolution.width(), resolution.height(), resolution.left & 1, resolution.top & 1);
        }
        return floats;
    }

    private void scale(int[] values, float[] floats, int component, int number, int kind, int index) {
        Jpeg2000Resolution whole = components[component][number];
        Jpeg2000Resolution below = components[component][Math.max(0, number - 1)];
        float step = codings[component].stepSize(index, bits);
        int left = (kind & 1) == 0 ? 0 : below.width();
        int right = kind != 0 && (kind & 1) == 0 ? below.width() : whole.width();
        int top = kind < 2 ? 0 : below.height();
        int bottom = kind == 1 ? below.height() : whole.height();
        for (int row = top; row < bottom; row++) {
            for (int i = row * width() + left; i < row * width() + right; i++) {
                floats[i] = values[i] * step;
            }
        }
    }

    private static void colours(int[] y, int[] u, int[] v) {
        for (int i = 0; i < y.length; i++) {
            int green = y[i] - (u[i] + v[i] >> 2);
            y[i] = v[i] + green;
            v[i] = u[i] + green;
            u[i] = green;
        }
    }

    private static void colours(float[] y, float[] u, float[] v) {
        for (int i = 0; i < y.length; i++) {
            float red = y[i] + v[i] * 1.402f;
            float green = y[i] - u[i] * 0.34413f - v[i] * 0.71414f;
            v[i] = y[i] + u[i] * 1.772f;
            y[i] = red;
            u[i] = green;
        }
    }

    private static void round(float[] floats, int[] rounded) {
        for (int i = 0; i < floats.length; i++) {
            rounded[i] = (int) Math.rint(floats[i]);
        }
    }
}
