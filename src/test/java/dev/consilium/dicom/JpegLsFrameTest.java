package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class JpegLsFrameTest {

    private static final int[][] SIZES = {{1, 1}, {1, 17}, {17, 1}, {7, 5}, {19, 64}};

    @TestFactory
    Stream<DynamicTest> everyPrecisionComesBackAsNearAsItWasCoded() {
        return IntStream.rangeClosed(2, 16)
                .mapToObj(precision -> DynamicTest.dynamicTest(precision + " bits", () -> {
                    for (int[] size : SIZES) {
                        for (int near = 0; near <= Math.min(3, (1 << precision) / 2 - 1); near++) {
                            comesBack(size[0], size[1], precision, near);
                        }
                    }
                }));
    }

    private static void comesBack(int rows, int columns, int precision, int near) {
        for (int components = 1; components <= 4; components++) {
            for (int interleaving = 0; interleaving <= (components == 1 ? 0 : 2); interleaving++) {
                for (int interval : new int[] {0, 1 + 2 * near}) {
                    JpegLsEncoder encoder = new JpegLsEncoder(rows, columns, components, precision);
                    encoder.near = near;
                    encoder.interleaving = interleaving;
                    encoder.restartInterval = interval;
                    Images images = new Images(rows, columns, components, (1 << precision) - 1);
                    String coded = " of " + components + " interleaved by " + interleaving + " restarted " + interval;
                    images.all()
                            .forEach((name, samples) ->
                                    assertNear(name + coded, decoded(encoder, samples), samples, near));
                }
            }
        }
    }

    private static void assertNear(String name, int[] decoded, int[] samples, int near) {
        assertThat(decoded).hasSameSizeAs(samples);
        int worst = 0;
        for (int i = 0; i < samples.length; i++) {
            worst = Math.max(worst, Math.abs(decoded[i] - samples[i]));
        }
        assertThat(worst).as(name).isLessThanOrEqualTo(near);
    }

    /** An encoder encodes once. */
    private static int[] decoded(JpegLsEncoder like, int[] samples) {
        return read(like, code(like, samples)).values();
    }

    private static byte[] code(JpegLsEncoder like, int[] samples) {
        JpegLsEncoder encoder = new JpegLsEncoder(like.rows, like.columns, like.components, like.precision);
        encoder.near = like.near;
        encoder.interleaving = like.interleaving;
        encoder.restartInterval = like.restartInterval;
        encoder.presets = like.presets;
        encoder.shift = like.shift;
        encoder.before = like.before;
        encoder.mappingTable = like.mappingTable;
        return encoder.encode(samples);
    }

    private static Samples read(JpegLsEncoder like, byte[] code) {
        return JpegLsFrame.read(layout(like, false), code);
    }

    private static PixelLayout layout(JpegLsEncoder like, boolean signed) {
        return new PixelLayout(
                like.rows,
                like.columns,
                like.components,
                like.precision > 8 ? 16 : 8,
                like.precision,
                like.precision - 1,
                signed,
                like.components == 3 ? "RGB" : "MONOCHROME2",
                false,
                1);
    }

    /** What makes runs, what breaks them, and what predicts badly. */
    private record Images(int rows, int columns, int components, int maximum) {

        Map<String, int[]> all() {
            Random random = new Random(maximum);
            Map<String, int[]> images = new LinkedHashMap<>();
            images.put("noise", fill(i -> random.nextInt(maximum + 1)));
            images.put("black", fill(i -> 0));
            images.put("white", fill(i -> maximum));
            images.put("slope", fill(i -> (i / components % columns * 3 + i / components / columns) % (maximum + 1)));
            images.put("lines", fill(i -> i / components / columns % 2 * maximum));
            images.put("specks", fill(i -> random.nextInt(23) == 0 ? random.nextInt(maximum + 1) : maximum / 2));
            images.put("columns", fill(i -> i / components % columns / 7 % 2 * maximum));
            return images;
        }

        private int[] fill(java.util.function.IntUnaryOperator value) {
            return IntStream.range(0, rows * columns * components).map(value).toArray();
        }
    }

    /** Long runs reach the last of the run indices. */
    @Test
    void runsMayBeAsLongAsALine() {
        JpegLsEncoder wide = new JpegLsEncoder(12, 65_535, 1, 8);
        int[] samples = new int[12 * 65_535];
        assertThat(decoded(wide, samples)).isEqualTo(samples);
        samples[9 * 65_535 + 65_534] = 1;
        samples[11 * 65_535] = 200;
        assertThat(decoded(wide, samples)).isEqualTo(samples);
    }

    @Test
    void presetsAreFollowed() {
        JpegLsEncoder encoder = new JpegLsEncoder(64, 65, 1, 12);
        int[] samples = new Images(64, 65, 1, 2999).all().get("noise");
        for (int[] presets :
                new int[][] {{2999, 0, 0, 0, 0}, {0, 5, 9, 30, 0}, {3500, 4, 4, 4, 3}, {0, 0, 0, 0, 4095}}) {
            encoder.presets = presets;
            assertThat(decoded(encoder, samples)).isEqualTo(samples);
        }
    }

    @Test
    void thePointTransformShiftsAndAMappingTableReplaces() {
        JpegLsEncoder shifted = new JpegLsEncoder(8, 9, 1, 8);
        shifted.shift = 2;
        int[] samples = new Images(8, 9, 1, 63).all().get("noise");
        assertThat(decoded(shifted, samples))
                .isEqualTo(Arrays.stream(samples).map(value -> value << 2).toArray());
        JpegLsEncoder mapped = new JpegLsEncoder(8, 9, 1, 2);
        mapped.mappingTable = 7;
        mapped.before = new byte[] {-1, (byte) 0xF8, 0, 7, 2, 7, 1, 9, 3, -1, (byte) 0xF8, 0, 7, 3, 7, 1, 77, 3};
        int[] indices = new Images(8, 9, 1, 3).all().get("noise");
        PixelLayout layout = layout(new JpegLsEncoder(8, 9, 1, 8), false);
        assertThat(JpegLsFrame.read(layout, code(mapped, indices)).values())
                .isEqualTo(Arrays.stream(indices)
                        .map(index -> new int[] {9, 3, 77, 3}[index])
                        .toArray());
    }

    /** APP8 "mrfx"; the values are what HP1 to HP3 make of red 10, green 200, blue 30. */
    @Test
    void theColourTransformsOfItsAuthorsAreUndone() {
        int[][] coded = {{194, 200, 214}, {194, 200, 53}, {159, 214, 194}};
        coded[0] = new int[] {10 - 200 + 128 & 255, 200, 30 - 200 + 128 & 255};
        coded[1] = new int[] {10 - 200 + 128 & 255, 200, 30 - (10 + 200 >> 1) + 128 & 255};
        int v2 = 30 - 200 + 128 & 255;
        int v3 = 10 - 200 + 128 & 255;
        coded[2] = new int[] {200 + (v2 + v3 >> 2) - 64 & 255, v2, v3};
        for (int transform = 1; transform <= 3; transform++) {
            JpegLsEncoder encoder = new JpegLsEncoder(1, 1, 3, 8);
            encoder.interleaving = JpegLsEncoder.BY_SAMPLE;
            encoder.before = new byte[] {-1, (byte) 0xE8, 0, 7, 'm', 'r', 'f', 'x', (byte) transform};
            Samples samples = read(encoder, code(encoder, coded[transform - 1]));
            assertThat(samples.values()).containsExactly(10, 200, 30);
            assertThat(samples.photometric()).isEqualTo("RGB");
        }
    }

    @Test
    void theDatasetSaysWhetherBitsHaveASign() {
        JpegLsEncoder encoder = new JpegLsEncoder(1, 3, 1, 12);
        byte[] code = code(encoder, new int[] {0xFFF, 0x7FF, 0x800});
        assertThat(read(encoder, code).values()).containsExactly(0xFFF, 0x7FF, 0x800);
        assertThat(JpegLsFrame.read(layout(encoder, true), code).values()).containsExactly(-1, 0x7FF, -0x800);
    }

    @TestFactory
    Stream<DynamicTest> whatCannotBeIsRefused() {
        Map<String, Consumer<byte[]>> changes = new LinkedHashMap<>();
        changes.put("MALFORMED: not JPEG", code -> code[1] = 0);
        changes.put("MALFORMED: another JPEG", code -> code[3] = (byte) 0xC0);
        changes.put("MALFORMED: other rows", code -> code[8]++);
        changes.put("MALFORMED: other columns", code -> code[10]++);
        changes.put("MALFORMED: more bits than allocated", code -> code[6] = 9);
        changes.put("MALFORMED: one bit", code -> code[6] = 1);
        changes.put("MALFORMED: no component", code -> code[11] = 0);
        changes.put("UNSUPPORTED_SYNTAX: half the columns", code -> code[13] = 0x21);
        changes.put("MALFORMED: a scan of another component", code -> code[20] = 9);
        changes.put("MALFORMED: a mapping table that is none", code -> code[21] = 1);
        changes.put("MALFORMED: nearer than half", code -> code[22] = (byte) 200);
        changes.put("MALFORMED: interleaved otherwise", code -> code[23] = 3);
        changes.put("TRUNCATED: a segment longer than the code", code -> code[4] = 99);
        changes.put("MALFORMED: a segment without length", code -> code[5] = 1);
        return changes.entrySet().stream()
                .map(change -> DynamicTest.dynamicTest(change.getKey(), () -> {
                    JpegLsEncoder encoder = new JpegLsEncoder(16, 16, 1, 8);
                    byte[] code = code(encoder, new Images(16, 16, 1, 255).all().get("noise"));
                    change.getValue().accept(code);
                    String expected =
                            change.getKey().substring(0, change.getKey().indexOf(':'));
                    DicomToolkitContract.assertRefused(expected, () -> read(encoder, code));
                }));
    }

    @Test
    void whatIsMissingOrLeftOverIsRefused() {
        JpegLsEncoder encoder = new JpegLsEncoder(16, 16, 3, 8);
        byte[] code = code(encoder, new Images(16, 16, 3, 255).all().get("noise"));
        for (int length = 0; length < code.length - 2; length++) {
            byte[] cut = Arrays.copyOf(code, length);
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> read(encoder, cut))
                    .isInstanceOf(DicomException.class);
        }
        byte[] longer = Arrays.copyOf(code, code.length + 8);
        longer[code.length - 1] = 0x11;
        longer[code.length + 6] = -1;
        longer[code.length + 7] = (byte) 0xD9;
        DicomToolkitContract.assertRefused("MALFORMED", () -> read(encoder, longer));
        JpegLsEncoder restarted = new JpegLsEncoder(16, 16, 1, 8);
        restarted.restartInterval = 4;
        byte[] wrong = code(restarted, new Images(16, 16, 1, 255).all().get("noise"));
        for (int i = 0; i < wrong.length; i++) {
            if (wrong[i] == -1 && wrong[i + 1] == (byte) 0xD1) {
                wrong[i + 1] = (byte) 0xD5;
                break;
            }
        }
        DicomToolkitContract.assertRefused("MALFORMED", () -> read(restarted, wrong));
    }

    /** Read beside the toolkit, which would turn any exception into a refusal. */
    @Test
    void damagedCodeGivesAnImageOrARefusalAndNothingElse() {
        Random random = new Random(14495);
        int refused = 0;
        for (int round = 0; round < 3000; round++) {
            JpegLsEncoder encoder =
                    new JpegLsEncoder(1 + random.nextInt(40), 1 + random.nextInt(40), 1 + round % 4, 2 + round % 15);
            encoder.interleaving = round % 3;
            encoder.near = round % 2;
            encoder.restartInterval = round % 5;
            Images images = new Images(encoder.rows, encoder.columns, encoder.components, (1 << encoder.precision) - 1);
            byte[] code = code(encoder, images.all().get(round % 2 == 0 ? "specks" : "noise"));
            for (int change = random.nextInt(6); change >= 0; change--) {
                int within = random.nextBoolean() ? Math.min(40, code.length) : code.length;
                code[random.nextInt(within)] = (byte) (random.nextInt(4) == 0 ? 0xFF : random.nextInt());
            }
            refused += endsWell(encoder, code) ? 0 : 1;
        }
        assertThat(refused).isBetween(1000, 2999);
    }

    private static boolean endsWell(JpegLsEncoder encoder, byte[] code) {
        try {
            assertThat(read(encoder, code).values()).hasSize(encoder.rows * encoder.columns * encoder.components);
            return true;
        } catch (DicomException e) {
            assertThat(e.code()).isIn("MALFORMED", "TRUNCATED", "UNSUPPORTED_SYNTAX");
            return false;
        }
    }

    /** The code says what memory it takes; the data set is asked first. */
    @Test
    void theFrameOfAnotherSizeIsNotAllocated() {
        byte[] code = code(new JpegLsEncoder(1, 1, 1, 8), new int[] {0});
        Arrays.fill(code, 7, 11, (byte) 0xFF);
        DicomToolkitContract.assertRefused("MALFORMED", () -> read(new JpegLsEncoder(1, 1, 1, 8), code));
        DicomToolkitContract.assertRefused(
                "LIMIT_EXCEEDED", () -> read(new JpegLsEncoder(65_535, 2_000, 1, 8), sized(code, 65_535, 2_000)));
    }

    private static byte[] sized(byte[] code, int rows, int columns) {
        byte[] sized = code.clone();
        sized[7] = (byte) (rows >> 8);
        sized[8] = (byte) rows;
        sized[9] = (byte) (columns >> 8);
        sized[10] = (byte) columns;
        return sized;
    }

    @Test
    void nearLosslessSamplesAreAsNearAsTheyPromise() throws IOException {
        int[] exact = samples("MR4_UNC");
        assertThat(samples("MR4_JLSL")).isEqualTo(exact);
        assertNear("MR4_JLSN", samples("MR4_JLSN"), exact, 4);
    }

    private static int[] samples(String name) throws IOException {
        byte[] object = SampleObjects.bytes("dicom/syntax/" + name + ".dcm");
        DataElements image =
                (DataElements) new Part10Toolkit().read(new ByteArrayInputStream(object), ReadLimits.DEFAULT);
        return FrameDecoder.samples(image, 0).values();
    }
}
