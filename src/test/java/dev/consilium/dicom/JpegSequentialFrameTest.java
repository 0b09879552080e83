package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class JpegSequentialFrameTest {

    private static final int[][] SIZES = {{1, 1}, {8, 8}, {9, 17}, {33, 31}, {3, 50}};

    @TestFactory
    Stream<DynamicTest> eightAndTwelveBitsComeBack() {
        return IntStream.of(8, 12)
                .mapToObj(precision -> DynamicTest.dynamicTest(precision + " bits", () -> {
                    for (int[] size : SIZES) {
                        for (int interval : new int[] {0, 1, 3, 9}) {
                            comesBack(size, precision, interval, true, 0x11);
                            comesBack(size, precision, interval, true, 0x11, 0x11, 0x11);
                            comesBack(size, precision, interval, false, 0x11, 0x11, 0x11);
                        }
                    }
                }));
    }

    /** With steps of one nothing but rounding is lost. */
    private static void comesBack(int[] size, int precision, int interval, boolean interleaved, int... sampling) {
        JpegSequentialEncoder encoder = new JpegSequentialEncoder(size[0], size[1], precision, sampling);
        encoder.restartInterval = interval;
        encoder.interleaved = interleaved;
        int[] samples = noise(encoder);
        int[] decoded = decoded(encoder, samples);
        assertThat(worst(decoded, samples)).isLessThanOrEqualTo(1);
    }

    private static int[] noise(JpegSequentialEncoder encoder) {
        Random random = new Random(encoder.rows);
        int most = 1 << encoder.precision;
        return IntStream.range(0, encoder.rows * encoder.columns * encoder.sampling.length)
                .map(i -> random.nextInt(most))
                .toArray();
    }

    private static int worst(int[] one, int[] other) {
        assertThat(one).hasSameSizeAs(other);
        return IntStream.range(0, one.length)
                .map(i -> Math.abs(one[i] - other[i]))
                .max()
                .orElseThrow();
    }

    private static int[] decoded(JpegSequentialEncoder encoder, int[] samples) {
        return JpegSequentialFrame.values(layout(encoder), encoder.encode(samples));
    }

    private static PixelLayout layout(JpegSequentialEncoder encoder) {
        return new PixelLayout(
                encoder.rows,
                encoder.columns,
                encoder.sampling.length,
                encoder.precision > 8 ? 16 : 8,
                encoder.precision,
                encoder.precision - 1,
                false,
                encoder.sampling.length == 3 ? "YBR_FULL" : "MONOCHROME2",
                false,
                1);
    }

    /** Chrominance that changes every fourth sample only is the same in a quarter of the size. */
    @TestFactory
    Stream<DynamicTest> componentsOfFewerSamplesAreSpread() {
        return Stream.of(0x21, 0x12, 0x22, 0x41)
                .map(sampling -> DynamicTest.dynamicTest("sampling " + sampling, () -> {
                    for (boolean interleaved : new boolean[] {true, false}) {
                        JpegSequentialEncoder encoder = new JpegSequentialEncoder(37, 51, 12, sampling, 0x11, 0x11);
                        encoder.interleaved = interleaved;
                        encoder.restartInterval = 2;
                        int[] samples = noise(encoder);
                        for (int i = 0; i < samples.length; i++) {
                            int pixel = i / 3;
                            samples[i] = i % 3 == 0 ? samples[i] : 700 + pixel % 51 / 4 * 90 + pixel / 51 / 4 * 50;
                        }
                        assertThat(worst(decoded(encoder, samples), samples)).isLessThanOrEqualTo(1);
                    }
                }));
    }

    /** Where the other decoder can, both agree to the last bit. */
    @Test
    void eightBitsAreThoseOfTheOtherDecoder() throws IOException {
        JpegSequentialEncoder encoder = new JpegSequentialEncoder(64, 72, 8, 0x11);
        encoder.quantisation = 13;
        encoder.process = 0xC0;
        byte[] code = encoder.encode(noise(encoder));
        int[] other = JpegFrame.read(code, layout(encoder));
        assertThat(JpegSequentialFrame.values(layout(encoder), code)).isEqualTo(other);
    }

    @Test
    void theLuminanceOfARealImageIsThatOfTheOtherDecoder() throws IOException {
        DataElements image = (DataElements) new Part10Toolkit()
                .read(
                        new ByteArrayInputStream(SampleObjects.bytes("dicom/syntax/examples_ybr_color.dcm")),
                        ReadLimits.DEFAULT);
        PixelLayout layout = PixelLayout.of(image);
        for (int frame : new int[] {0, 29}) {
            byte[] code = CodedFrames.of(image, image.element(Tag.PixelData).orElseThrow(), layout.frames())
                    .frame(frame);
            int[] own = JpegSequentialFrame.values(layout, code);
            int[] other = FrameDecoder.samples(image, frame).values();
            for (int i = 0; i < own.length; i += 3) {
                assertThat(own[i]).isEqualTo(other[i]);
            }
        }
    }

    /** As the toolkit of one vendor writes it, which the other decoder takes for damaged. */
    @Test
    void anAdobeSegmentWithoutItsLastOctetsSaysNothingOfColours() throws IOException {
        JpegSequentialEncoder encoder = new JpegSequentialEncoder(16, 16, 8, 0x11, 0x11, 0x11);
        encoder.process = 0xC0;
        int[] samples = noise(encoder);
        byte[] code = encoder.encode(samples);
        byte[] adobe = {-1, -40, -1, (byte) 0xEE, 0, 12, 'A', 'd', 'o', 'b', 'e', 0, 0, 0, 0, 0};
        byte[] whole = Arrays.copyOf(adobe, adobe.length + code.length - 2);
        System.arraycopy(code, 2, whole, adobe.length, code.length - 2);
        PixelLayout rgb = new PixelLayout(16, 16, 3, 8, 8, 7, false, "RGB", false, 1);
        Samples read = JpegFrame.read(rgb, whole);
        assertThat(worst(read.values(), samples)).isLessThanOrEqualTo(1);
        assertThat(read.photometric()).isEqualTo("RGB");
    }

    @Test
    void otherProcessesOfTwelveBitsAreNamed() {
        for (int process : new int[] {0xC0, 0xC2, 0xC9, 0xCA}) {
            JpegSequentialEncoder encoder = new JpegSequentialEncoder(8, 8, 12, 0x11);
            encoder.process = process;
            byte[] code = encoder.encode(noise(encoder));
            DicomToolkitContract.assertRefused("UNSUPPORTED_SYNTAX", () -> JpegFrame.read(layout(encoder), code));
        }
    }

    @Test
    void whatIsMissingIsNotPaintedOver() {
        JpegSequentialEncoder encoder = new JpegSequentialEncoder(24, 24, 12, 0x11);
        byte[] code = encoder.encode(noise(encoder));
        for (int length = 0; length < code.length - 2; length++) {
            byte[] cut = Arrays.copyOf(code, length + 2);
            cut[length] = -1;
            cut[length + 1] = (byte) 0xD9;
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> JpegFrame.read(layout(encoder), cut))
                    .isInstanceOf(DicomException.class);
        }
    }

    @Test
    void damagedCodeGivesAnImageOrARefusalAndNothingElse() throws IOException {
        Random random = new Random(81);
        int refused = 0;
        for (int round = 0; round < 2500; round++) {
            int[] sampling = List.of(new int[] {0x11}, new int[] {0x22, 0x11, 0x11}, new int[] {0x11, 0x11, 0x11})
                    .get(round % 3);
            JpegSequentialEncoder encoder =
                    new JpegSequentialEncoder(1 + random.nextInt(30), 1 + random.nextInt(30), 12, sampling);
            encoder.interleaved = round % 2 == 0;
            encoder.restartInterval = round % 5;
            encoder.quantisation = 1 + random.nextInt(600);
            byte[] code = encoder.encode(noise(encoder));
            for (int change = random.nextInt(6); change >= 0; change--) {
                int within = random.nextBoolean() ? Math.min(520, code.length) : code.length;
                code[random.nextInt(within)] = (byte) (random.nextInt(4) == 0 ? 0xFF : random.nextInt());
            }
            refused += endsWell(encoder, code) ? 0 : 1;
        }
        assertThat(refused).isBetween(500, 2499);
    }

    private static boolean endsWell(JpegSequentialEncoder encoder, byte[] code) throws IOException {
        try {
            assertThat(JpegFrame.read(layout(encoder), code).values())
                    .hasSize(encoder.rows * encoder.columns * encoder.sampling.length);
            return true;
        } catch (DicomException e) {
            assertThat(e.code()).isIn("MALFORMED", "TRUNCATED", "UNSUPPORTED_SYNTAX");
            return false;
        }
    }
}
