package dev.consilium.dicom;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Decodes a whole JPEG 2000 codestream (ITU-T T.800 Annex A): its main header, and its tiles, whose parts may stand in any order. */
final class Jpeg2000Codestream {

    private static final int START_OF_TILE = 0x90;
    private static final int START_OF_DATA = 0x93;
    private static final int END_OF_CODESTREAM = 0xD9;

    /** What the parts of a tile have brought. */
    private record Parts(Jpeg2000Parameters parameters, List<Jpeg2000Packets> packets) {

        /** Most tiles have one part only, whose packets need no copy. */
        Jpeg2000Packets joined() {
            if (packets.size() == 1) {
                return packets.get(0);
            }
            ByteArrayOutputStream joined = new ByteArrayOutputStream();
            for (Jpeg2000Packets part : packets) {
                joined.write(part.code(), part.from(), part.length());
            }
            return new Jpeg2000Packets(joined.toByteArray(), 0, joined.size());
        }
    }

    private final byte[] code;
    private final Jpeg2000Header header;
    private final Jpeg2000Parameters parameters;
    private final Map<Integer, Parts> tiles = new TreeMap<>();
    private final Jpeg2000Effort effort;

    Jpeg2000Codestream(byte[] code, Jpeg2000Header header) {
        this.code = code;
        this.header = header;
        parameters = new Jpeg2000Parameters(header.components());
        effort = new Jpeg2000Effort(code.length);
        readParts(readMainHeader());
    }

    /** Components are coded as YCbCr and come out as RGB. */
    boolean transformed() {
        return parameters.transformed();
    }

    /** Where the first tile begins. */
    private int readMainHeader() {
        int at = header.end();
        while (marker(at) != START_OF_TILE) {
            Jpeg2000Segment segment = Jpeg2000Segment.at(code, at);
            parameters.take(segment);
            at = segment.end();
        }
        if (parameters.layers() == 0) {
            throw DicomException.malformed("The coded image does not say how it is coded.");
        }
        return at;
    }

    private void readParts(int first) {
        int at = first;
        while (marker(at) == START_OF_TILE) {
            at = readPart(at);
        }
        if (marker(at) != END_OF_CODESTREAM) {
            throw DicomException.malformed("The tiles of the coded image do not follow each other.");
        }
        if (tiles.size() != header.tiles()) {
            throw DicomException.truncated("The coded image has not all its tiles.");
        }
    }

    private int marker(int at) {
        if (at + 2 > code.length) {
            throw DicomException.truncated("The coded image ends too early.");
        }
        if (code[at] != (byte) 0xFF) {
            throw DicomException.malformed("The coded image has no marker where one must be.");
        }
        return code[at + 1] & 0xFF;
    }

    /** Follows its length (A.4.2): what is missing would only blur. @return where the next one begins */
    private int readPart(int start) {
        Jpeg2000Segment part = Jpeg2000Segment.at(code, start);
        int index = part.word(0);
        long length = part.number(2) & 0xFFFFFFFFL;
        long end = length == 0 ? endOfCode() : start + length;
        if (end > code.length) {
            throw DicomException.truncated("A tile of the coded image ends too early.");
        }
        if (end <= start || index >= header.tiles()) {
            throw DicomException.malformed("A tile of the coded image is not where it may be.");
        }
        Parts tile = tiles.computeIfAbsent(index, i -> new Parts(parameters.copy(), new ArrayList<>(1)));
        int at = part.end();
        while (at + 1 < end && marker(at) != START_OF_DATA) {
            Jpeg2000Segment segment = Jpeg2000Segment.at(code, at);
            tile.parameters.take(segment);
            at = segment.end();
        }
        if (at + 2 > end) {
            throw DicomException.truncated("A tile of the coded image ends too early.");
        }
        tile.packets.add(new Jpeg2000Packets(code, at + 2, (int) end));
        return (int) end;
    }

    private int endOfCode() {
        int end = code.length - 2;
        while (code[end] != (byte) 0xFF || code[end + 1] != (byte) END_OF_CODESTREAM) {
            end--;
        }
        return end;
    }

    /** @return interleaved */
    int[] values() {
        int[] values = {};
        while (!tiles.isEmpty()) {
            effort.requireTime();
            int index = tiles.keySet().iterator().next();
            Parts parts = tiles.remove(index);
            int[] bounds = header.bounds(index);
            Jpeg2000Tile tile =
                    new Jpeg2000Tile(parts.joined(), parts.parameters.codings(), header.bits(), bounds, effort);
            tile.read(parts.parameters.layers(), parts.parameters.progressions());
            if (values.length == 0) {
                values = new int[header.rows() * header.columns() * header.components()];
            }
            place(tile.samples(parts.parameters.transformed()), bounds, values);
        }
        return values;
    }

    /** Shifts what is unsigned (G.1) and keeps all within its bits. */
    private void place(int[][] samples, int[] bounds, int[] values) {
        int half = 1 << header.bits() - 1;
        int shift = header.signed() ? 0 : half;
        int least = header.signed() ? -half : 0;
        int most = header.signed() ? half - 1 : 2 * half - 1;
        int left = bounds[0] - header.left();
        int top = bounds[1] - header.top();
        int width = bounds[2] - bounds[0];
        for (int component = 0; component < samples.length; component++) {
            int[] from = samples[component];
            int at = 0;
            for (int row = top; at < from.length; row++) {
                int to = (row * header.columns() + left) * samples.length + component;
                for (int end = at + width; at < end; at++) {
                    values[to] = Math.max(least, Math.min(most, from[at] + shift));
                    to += samples.length;
                }
            }
        }
    }
}
