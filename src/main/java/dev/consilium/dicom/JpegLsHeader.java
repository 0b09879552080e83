package dev.consilium.dicom;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;

/** What the segments up to a scan say of a JPEG-LS image (ITU-T T.87 C.2); later ones complete or replace earlier ones. */
final class JpegLsHeader {

    static final int FRAME = 0xF7;
    static final int PRESETS = 0xF8;
    private static final int APP8 = 0xE8;

    private static final int CODING_PARAMETERS = 1;
    private static final int MAPPING_TABLE = 2;
    private static final int TABLE_CONTINUED = 3;
    private static final int EXTENDED_SIZE = 4;
    private static final int LONGEST_TABLE = 1 << 16;
    private static final int NOT_SUBSAMPLED = 0x11;

    /** @param width octets of one entry */
    private record Table(int width, ByteArrayOutputStream octets) {}

    private final Map<Integer, Table> tables = new HashMap<>();
    private JpegLsPresets presets = JpegLsPresets.DEFAULT;
    private int precision;
    private long rows;
    private long columns;
    private int[] components = {};
    private int restartInterval;
    private int transform;

    /** Takes one segment; what has no meaning for decoding is passed over. */
    void take(int marker, JpegSegments segment) {
        switch (marker) {
            case FRAME -> frame(segment);
            case PRESETS -> preset(segment);
            case JpegSegments.RESTART_INTERVAL -> {
                restartInterval = restartInterval(segment);
            }
            case APP8 -> transform = segment.startsWith("mrfx") ? segment.octet(4) : transform;
            default -> requireKnown(marker);
        }
    }

    private static void requireKnown(int marker) {
        boolean otherFrame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (otherFrame) {
            throw DicomException.malformed("The coded image is not JPEG-LS as its transfer syntax says.");
        }
        if (marker == JpegSegments.END_OF_IMAGE) {
            throw DicomException.truncated("The coded image ends before all its components.");
        }
    }

    private void frame(JpegSegments segment) {
        if (components.length > 0) {
            throw DicomException.malformed("The coded image has two frames.");
        }
        precision = segment.octet(0);
        rows = rows == 0 ? segment.word(1) : rows;
        columns = columns == 0 ? segment.word(3) : columns;
        components = new int[segment.octet(5)];
        for (int i = 0; i < components.length; i++) {
            components[i] = segment.octet(6 + 3 * i);
            if (segment.octet(7 + 3 * i) != NOT_SUBSAMPLED) {
                throw DicomException.unsupported("The components of the coded image differ in their size.");
            }
        }
        if (precision < 2 || precision > 16 || components.length == 0) {
            throw DicomException.malformed("The coded image has an impossible precision.");
        }
    }

    /** T.87 C.2.5; counts lines, whatever the interleaving. */
    private static int restartInterval(JpegSegments segment) {
        return (int) Math.min(Integer.MAX_VALUE, segment.number(0, Math.min(4, segment.length())));
    }

    private void preset(JpegSegments segment) {
        switch (segment.octet(0)) {
            case CODING_PARAMETERS ->
                presets = new JpegLsPresets(
                        segment.word(1), segment.word(3), segment.word(5), segment.word(7), segment.word(9));
            case MAPPING_TABLE -> {
                tables.put(segment.octet(1), new Table(segment.octet(2), new ByteArrayOutputStream()));
                addToTable(segment);
            }
            case TABLE_CONTINUED -> addToTable(segment);
            case EXTENDED_SIZE -> {
                int octets = segment.octet(1);
                rows = segment.number(2, octets);
                columns = segment.number(2 + octets, octets);
            }
            default -> throw DicomException.unsupported("The coded image has extensions that cannot be decoded.");
        }
    }

    /** T.87 C.2.4.1.2 and .3 */
    private void addToTable(JpegSegments segment) {
        Table table = tables.get(segment.octet(1));
        if (table == null || table.width != segment.octet(2)) {
            throw DicomException.malformed("A mapping table of the coded image continues none.");
        }
        for (int i = 3; i < segment.length(); i++) {
            table.octets.write(segment.octet(i));
        }
        if (table.octets.size() > LONGEST_TABLE * (long) table.width) {
            throw DicomException.malformed("A mapping table of the coded image is too long.");
        }
    }

    int precision() {
        return precision;
    }

    /** As the data set says, where the codestream leaves it open (T.87 C.2.2). */
    int rows(PixelLayout layout) {
        return rows == 0 ? layout.rows() : (int) Math.min(Integer.MAX_VALUE, rows);
    }

    int columns() {
        return (int) Math.min(Integer.MAX_VALUE, columns);
    }

    int components() {
        return components.length;
    }

    int component(int identifier) {
        for (int i = 0; i < components.length; i++) {
            if (components[i] == identifier) {
                return i;
            }
        }
        throw DicomException.malformed("A scan of the coded image has a component that its frame has not.");
    }

    JpegLsPresets presets(int near) {
        return presets.completed(precision, near);
    }

    /** Lines between two restart markers, or zero. */
    int restartInterval() {
        return restartInterval;
    }

    /** Of the APP8 marker "mrfx": 0 none, 1 to 3. */
    int transform() {
        return transform;
    }

    /** Entries of a mapping table, one for each decoded sample. */
    int[] table(int identifier, int bitsAllocated) {
        Table table = tables.get(identifier);
        if (table == null) {
            throw DicomException.malformed("The coded image has not the mapping table that it names.");
        }
        if (table.width < 1 || table.width * 8 > Math.min(16, bitsAllocated)) {
            throw DicomException.unsupported("The mapping table of the coded image is too wide.");
        }
        byte[] octets = table.octets.toByteArray();
        int[] entries = new int[octets.length / table.width];
        for (int i = 0; i < entries.length * table.width; i++) {
            entries[i / table.width] = entries[i / table.width] << 8 | octets[i] & 0xFF;
        }
        return entries;
    }
}
