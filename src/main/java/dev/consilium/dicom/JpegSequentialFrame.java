package dev.consilium.dicom;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * JPEG by sequential cosine transform with Huffman codes (ITU-T T.81 processes 1, 2 and 4): 8 and 12 bits, any sampling, interleaved or
 * not. Gives the values as they are coded.
 */
final class JpegSequentialFrame {

    private static final int HUFFMAN_TABLES = 0xC4;
    private static final int QUANTISATION_TABLES = 0xDB;
    private static final int COEFFICIENTS = 64;

    private final PixelLayout layout;
    private final byte[] code;
    private final JpegSegments segments;
    private final int[][] quantisations = new int[4][];
    private final @Nullable HuffmanTable[] dc = new HuffmanTable[4];
    private final @Nullable HuffmanTable[] ac = new HuffmanTable[4];
    private JpegComponent[] components = {};
    private int precision;
    private int mostAcross = 1;
    private int mostDown = 1;
    private int restartInterval;

    private JpegSequentialFrame(PixelLayout layout, byte[] code) {
        this.layout = layout;
        this.code = code;
        segments = JpegSegments.of(code);
    }

    /** @param layout that the size and the components of the codestream have been compared with */
    static int[] values(PixelLayout layout, byte[] code) {
        return new JpegSequentialFrame(layout, code).values();
    }

    private int[] values() {
        int left = layout.samples();
        while (left > 0) {
            int marker = segments.next();
            switch (marker) {
                case JpegHeader.BASELINE, JpegHeader.EXTENDED -> frame();
                case HUFFMAN_TABLES -> huffmanTables();
                case QUANTISATION_TABLES -> quantisationTables();
                case JpegSegments.RESTART_INTERVAL -> restartInterval = segments.word(0);
                case JpegSegments.START_OF_SCAN -> left -= scan();
                case JpegSegments.END_OF_IMAGE ->
                    throw DicomException.truncated("The coded image ends before all its components.");
                default -> {} // application data, comments
            }
        }
        int[] values = new int[layout.values()];
        for (int i = 0; i < components.length; i++) {
            components[i].spread(values, i, layout, mostAcross, mostDown);
        }
        return values;
    }

    private void frame() {
        if (components.length > 0) {
            throw DicomException.malformed("The coded image has two frames.");
        }
        precision = segments.octet(0);
        boolean fits = segments.word(1) == layout.rows()
                && segments.word(3) == layout.columns()
                && segments.octet(5) == layout.samples();
        if (!fits || (precision != 8 && precision != 12)) {
            throw DicomException.malformed("The coded image has another size than its data set says.");
        }
        components = new JpegComponent[layout.samples()];
        for (int i = 0; i < components.length; i++) {
            int sampling = components.length == 1 ? 0x11 : segments.octet(7 + 3 * i);
            components[i] = new JpegComponent(segments.octet(6 + 3 * i), sampling, segments.octet(8 + 3 * i) & 3);
            mostAcross = Math.max(mostAcross, components[i].across());
            mostDown = Math.max(mostDown, components[i].down());
        }
    }

    private void huffmanTables() {
        int at = 0;
        while (at < segments.length()) {
            int place = segments.octet(at);
            HuffmanTable table = new HuffmanTable(segments, at + 1);
            (place >> 4 == 0 ? dc : ac)[place & 3] = table;
            at += 1 + table.length();
        }
    }

    private void quantisationTables() {
        int at = 0;
        while (at < segments.length()) {
            int place = segments.octet(at++);
            int octets = place >> 4 == 0 ? 1 : 2;
            int[] table = new int[COEFFICIENTS];
            for (int i = 0; i < COEFFICIENTS; i++) {
                table[i] = octets == 1 ? segments.octet(at + i) : segments.word(at + 2 * i);
            }
            quantisations[place & 3] = table;
            at += octets * COEFFICIENTS;
        }
    }

    /** Decodes the scan that the segment begins; how many components it has. */
    private int scan() {
        int count = segments.octet(0);
        if (components.length == 0 || count < 1 || count > components.length) {
            throw DicomException.malformed("A scan of the coded image cannot be as it says.");
        }
        JpegBlocks[] blocks = new JpegBlocks[count];
        for (int i = 0; i < count; i++) {
            blocks[i] = blocks(component(segments.octet(1 + 2 * i)), segments.octet(2 + 2 * i));
        }
        if (count == 1) {
            JpegComponent only = blocks[0].component();
            int across = units(units(layout.columns() * only.across(), mostAcross), 8);
            int down = units(units(layout.rows() * only.down(), mostDown), 8);
            units(blocks, across, down, true);
        } else {
            units(blocks, unitsAcross(), unitsDown(), false);
        }
        return count;
    }

    private JpegBlocks blocks(JpegComponent component, int tables) {
        if (component.allocated()) {
            throw DicomException.malformed("A component of the coded image comes twice.");
        }
        HuffmanTable dcTable = dc[tables >> 4 & 3];
        HuffmanTable acTable = ac[tables & 3];
        int[] quantisation = quantisations[component.quantisation()];
        if (dcTable == null || acTable == null || quantisation == null) {
            throw DicomException.malformed("The coded image has not the tables that it names.");
        }
        component.allocate(unitsAcross(), unitsDown());
        return new JpegBlocks(component, dcTable, acTable, quantisation, precision);
    }

    private JpegComponent component(int identifier) {
        return Arrays.stream(components)
                .filter(component -> component.identifier() == identifier)
                .findFirst()
                .orElseThrow(() -> DicomException.malformed("A scan of the coded image has an unknown component."));
    }

    private int unitsAcross() {
        return units(layout.columns(), 8 * mostAcross);
    }

    private int unitsDown() {
        return units(layout.rows(), 8 * mostDown);
    }

    private static int units(int length, int unit) {
        return (length + unit - 1) / unit;
    }

    /** @param single a unit is one block, as where a scan has one component (T.81 A.2.2) */
    private void units(JpegBlocks[] blocks, int across, int down, boolean single) {
        CodedBits bits = CodedBits.withStuffedBytes(code, segments.end());
        int restarts = 0;
        for (int unit = 0; unit < across * down; unit++) {
            if (restartInterval > 0 && unit > 0 && unit % restartInterval == 0) {
                bits = afterRestart(bits, restarts++);
                for (JpegBlocks of : blocks) {
                    of.restart();
                }
            }
            for (JpegBlocks of : blocks) {
                int wide = single ? 1 : of.component().across();
                int high = single ? 1 : of.component().down();
                for (int i = 0; i < wide * high; i++) {
                    of.next(bits, unit % across * wide + i % wide, unit / across * high + i / wide);
                }
            }
        }
        bits.finish();
        segments.continueAt(bits.marker());
    }

    private CodedBits afterRestart(CodedBits bits, int number) {
        segments.restart(bits, number);
        return CodedBits.withStuffedBytes(code, segments.end());
    }
}
