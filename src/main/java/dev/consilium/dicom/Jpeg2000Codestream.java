package dev.consilium.dicom;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;

/** Decodes a whole JPEG 2000 codestream (ITU-T T.800 Annex A): its main header, and its tiles, whose parts may stand in any order. */
final class Jpeg2000Codestream {

    private static final int SIZE = 0x51;
    private static final int START_OF_TILE = 0x90;
    private static final int START_OF_DATA = 0x93;
    private static final int COMPONENT_SIZE = 3;
    private static final int COMPONENTS_AT = 36;

    /** What the parts of a tile have brought. */
    private record Parts(Jpeg2000Parameters parameters, ByteArrayOutputStream packets) {}

    private final byte[] code;
    private final Jpeg2000Header header;
    private final Jpeg2000Segment size;
    private final Jpeg2000Parameters parameters;
    private final Map<Integer, Parts> tiles = new TreeMap<>();
    private int[] values = {};

    private Jpeg2000Codestream(byte[] code, int start, Jpeg2000Header header) {
        this.code = code;
        this.header = header;
        size = Jpeg2000Segment.at(code, start);
        if (size.marker() != SIZE) {
            throw DicomException.malformed("The coded image is no JPEG 2000.");
        }
        parameters = new Jpeg2000Parameters(header.components());
    }

    /**
     * @param start where its SIZ marker stands
     * @return interleaved
     */
    static int[] values(byte[] code, int start, Jpeg2000Header header) {
        Jpeg2000Codestream codestream = new Jpeg2000Codestream(code, start, header);
        codestream.requireSamplingOfEveryPixel();
        codestream.readParts();
        codestream.decodeTiles();
        return codestream.values;
    }

    private void requireSamplingOfEveryPixel() {
        for (int i = 0; i < header.components(); i++) {
            if (size.word(COMPONENTS_AT + COMPONENT_SIZE * i + 1) != 0x0101) {
                throw DicomException.unsupported("Subsampled JPEG 2000 cannot be decoded.");
            }
        }
    }

    private void readParts() {
        int at = size.end();
        for (;
                code[at + 1] != (byte) START_OF_TILE;
                at = Jpeg2000Segment.at(code, at).end()) {
            parameters.take(Jpeg2000Segment.at(code, at));
        }
        while (at + 1 < code.length && code[at] == (byte) 0xFF && code[at + 1] == (byte) START_OF_TILE) {
            at = readPart(at);
        }
    }

    /** Where the next one begins. */
    private int readPart(int start) {
        Jpeg2000Segment part = Jpeg2000Segment.at(code, start);
        int index = part.word(0);
        int length = part.number(2);
        int end = length == 0 ? endOfCode() : start + length;
        if (end <= start || end > code.length || index >= across() * down()) {
            throw DicomException.malformed("A tile of the coded image is not where it may be.");
        }
        Parts tile = tiles.computeIfAbsent(index, i -> new Parts(parameters.copy(), new ByteArrayOutputStream()));
        int at = part.end();
        while (at + 1 < end && code[at + 1] != (byte) START_OF_DATA) {
            Jpeg2000Segment segment = Jpeg2000Segment.at(code, at);
            tile.parameters.take(segment);
            at = segment.end();
        }
        if (at + 2 > end) {
            throw DicomException.truncated("A tile of the coded image ends too early.");
        }
        tile.packets.write(code, at + 2, end - at - 2);
        return end;
    }

    private int endOfCode() {
        int end = code.length - 2;
        while (code[end] != (byte) 0xFF || code[end + 1] != (byte) 0xD9) {
            end--;
        }
        return end;
    }

    private int across() {
        return ceiling(size.number(2) - size.number(26), size.number(18));
    }

    private int down() {
        return ceiling(size.number(6) - size.number(30), size.number(22));
    }

    private static int ceiling(int dividend, int divisor) {
        return (int) (((long) dividend + divisor - 1) / divisor);
    }

    private void decodeTiles() {
        if (tiles.size() != across() * down()) {
            throw DicomException.truncated("The coded image has not all its tiles.");
        }
        while (!tiles.isEmpty()) {
            int index = tiles.keySet().iterator().next();
            Parts parts = tiles.remove(index);
            int[] bounds = bounds(index);
            Jpeg2000Tile tile = new Jpeg2000Tile(parts.parameters.codings(), header.bits(), bounds);
            tile.read(parts.packets.toByteArray(), parts.parameters.layers(), parts.parameters.progressions());
            if (values.length == 0) {
                values = new int[header.rows() * header.columns() * header.components()];
            }
            place(tile.samples(parts.parameters.transformed()), bounds);
        }
    }

    /** Equations B-7 to B-10. */
    private int[] bounds(int index) {
        int left = size.number(26) + index % across() * size.number(18);
        int top = size.number(30) + index / across() * size.number(22);
        int[] bounds = {
            Math.max(size.number(10), left),
            Math.max(size.number(14), top),
            (int) Math.min(size.number(2), (long) left + size.number(18)),
            (int) Math.min(size.number(6), (long) top + size.number(22))
        };
        if (bounds[2] <= bounds[0] || bounds[3] <= bounds[1]) {
            throw DicomException.malformed("A tile of the coded image is empty.");
        }
        return bounds;
    }

    /** Shifts what is unsigned (G.1) and keeps all within its bits. */
    private void place(int[][] samples, int[] bounds) {
        int shift = header.signed() ? 0 : 1 << header.bits() - 1;
        int least = header.signed() ? -(1 << header.bits() - 1) : 0;
        int most = header.signed() ? (1 << header.bits() - 1) - 1 : (int) ((1L << header.bits()) - 1);
        int left = bounds[0] - size.number(10);
        int top = bounds[1] - size.number(14);
        int width = bounds[2] - bounds[0];
        for (int component = 0; component < samples.length; component++) {
            int[] from = samples[component];
            for (int i = 0; i < from.length; i++) {
                int to = ((top + i / width) * header.columns() + left + i % width) * samples.length + component;
                values[to] = Math.max(least, Math.min(most, from[i] + shift));
            }
        }
    }
}
