package dev.consilium.dicom;

/** JPEG-LS, lossless and near-lossless (PS3.5 8.2.3, ITU-T T.87): one scan of all components, or several of some each. */
final class JpegLsFrame {

    private static final int NOT_INTERLEAVED = 0;
    private static final int BY_SAMPLE = 2;

    private final PixelLayout layout;
    private final byte[] code;
    private final JpegSegments segments;
    private final JpegLsHeader header = new JpegLsHeader();
    private final boolean[] decoded;
    private int[] values = {};
    private boolean mapped;

    private JpegLsFrame(PixelLayout layout, byte[] code) {
        this.layout = layout;
        this.code = code;
        segments = JpegSegments.of(code);
        decoded = new boolean[layout.samples()];
    }

    static Samples read(PixelLayout layout, byte[] code) {
        return new JpegLsFrame(layout, code).read();
    }

    private Samples read() {
        int left = layout.samples();
        while (left > 0) {
            int marker = segments.next();
            if (marker == JpegSegments.START_OF_SCAN) {
                left -= scan();
            } else {
                header.take(marker, segments);
            }
        }
        if (header.transform() != 0 && layout.samples() == 3) {
            JpegLsColours.undo(values, header.transform(), header.precision());
        }
        int bits = mapped ? layout.bitsStored() : header.precision();
        Samples.reinterpret(values, bits, layout.signed());
        return new Samples(values, bits, photometric());
    }

    /** Decodes the scan that the segment begins; how many components it has. */
    private int scan() {
        requireFrame();
        int count = segments.octet(0);
        int near = segments.octet(1 + 2 * count);
        int interleaving = segments.octet(2 + 2 * count);
        int shift = segments.octet(3 + 2 * count) & 0xF;
        boolean possible = count >= 1 && interleaving <= BY_SAMPLE && shift < header.precision();
        if (!possible || (interleaving == NOT_INTERLEAVED) != (count == 1) && count != 1) {
            throw DicomException.malformed("A scan of the coded image cannot be as it says.");
        }
        Target[] targets = new Target[count];
        for (int i = 0; i < count; i++) {
            targets[i] = target(segments.octet(1 + 2 * i), segments.octet(2 + 2 * i), shift);
        }
        lines(near, interleaving == BY_SAMPLE, targets);
        return count;
    }

    /** Compared with the data set before anything of its size is allocated. */
    private void requireFrame() {
        if (header.components() == 0) {
            throw DicomException.malformed("The coded image has a scan before its frame.");
        }
        if (values.length == 0) {
            CodedImage.requireFit(
                    layout, code, header.rows(layout), header.columns(), header.components(), header.precision());
            values = new int[layout.values()];
        }
    }

    private Target target(int identifier, int table, int shift) {
        int component = header.component(identifier);
        if (decoded[component]) {
            throw DicomException.malformed("A component of the coded image comes twice.");
        }
        decoded[component] = true;
        mapped |= table != 0;
        return new Target(component, shift, table == 0 ? new int[0] : header.table(table, layout.bitsAllocated()));
    }

    private void lines(int near, boolean bySample, Target[] targets) {
        CodedBits bits = CodedBits.withStuffedBits(code, segments.end());
        JpegLsModel model = new JpegLsModel(header.presets(near), near, bits);
        JpegLsScan scan = new JpegLsScan(model, layout.columns(), targets.length, bySample);
        int interval = header.restartInterval();
        for (int row = 0; row < layout.rows(); row++) {
            if (interval > 0 && row > 0 && row % interval == 0) {
                bits = afterRestart(bits, row / interval - 1);
                scan.restart(bits);
            }
            scan.next();
            for (int i = 0; i < targets.length; i++) {
                targets[i].put(scan.line(i), row);
            }
        }
        bits.finish();
        segments.continueAt(bits.marker());
    }

    private CodedBits afterRestart(CodedBits bits, int number) {
        segments.restart(bits, number);
        return CodedBits.withStuffedBits(code, segments.end());
    }

    private String photometric() {
        if (layout.samples() == 3 && header.transform() != 0) {
            return "RGB";
        }
        return layout.photometric().startsWith("YBR_FULL") ? "YBR_FULL" : layout.photometric();
    }

    /** Where the samples of one component go, by its point transform and mapping table. */
    private final class Target {

        private final int component;
        private final int shift;
        private final int[] table;

        Target(int component, int shift, int[] table) {
            this.component = component;
            this.shift = shift;
            this.table = table;
        }

        void put(int[] line, int row) {
            int samples = layout.samples();
            int at = row * layout.columns() * samples + component;
            for (int x = 1; x <= layout.columns(); x++) {
                values[at] = (table.length == 0 ? line[x] : mapped(line[x])) << shift;
                at += samples;
            }
        }

        private int mapped(int index) {
            if (index >= table.length) {
                throw DicomException.malformed("The mapping table of the coded image is too short.");
            }
            return table[index];
        }
    }
}
