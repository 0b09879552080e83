package dev.consilium.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.common.Digests;
import dev.consilium.imaging.ImageQuality.Circumstances;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageQualityTest {

    private static final Offset<Double> TOLERANCE = within(1e-9);
    private static final Circumstances CT = new Circumstances("CT", null, false);

    @Test
    void equalsTheReferenceValues() throws IOException {
        for (JsonNode expected : TestImages.vector("image_quality.json").get("images")) {
            String kind = expected.get("kind").asText();
            Plane image = TestImages.of(kind, expected.get("seed").asLong());
            ImageQuality quality = ImageQuality.of(image);
            Intensity intensity = quality.intensity();
            equal(expected, "immerkaer_sigma", quality.noise().immerkaer().value());
            equal(expected, "haar_hh_mad_sigma", quality.noise().haar().value());
            equal(
                    expected,
                    "var_laplacian",
                    quality.sharpness().laplacianVariance().value());
            equal(expected, "tenengrad_mean", quality.sharpness().tenengrad().value());
            equal(expected, "entropy_bits", intensity.entropy());
            equal(expected, "frac_at_min", intensity.clippedLow());
            equal(expected, "frac_at_max", intensity.clippedHigh());
            assertThat(digest(image)).isEqualTo(expected.get("sha256_u16le").asText());
        }
    }

    private static void equal(JsonNode expected, String name, Double value) {
        assertThat(value)
                .as(expected.get("kind") + " " + name)
                .isCloseTo(expected.get(name).asDouble(), TOLERANCE);
    }

    /** As the vector says: the value and 1000 as 16 bits, little endian. It holds the images to those of the reference. */
    private static String digest(Plane image) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * image.stored().length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : image.stored()) {
            bytes.putShort((short) (value + 1000));
        }
        return Digests.sha256Hex(bytes.array());
    }

    @Test
    void hashesEqualTheReferenceValues() throws IOException {
        for (JsonNode expected : TestImages.vector("image_quality.json").get("images")) {
            String kind = expected.get("kind").asText();
            Plane image = TestImages.of(kind, expected.get("seed").asLong());
            assertThat(PerceptualHash.dHash(image))
                    .isEqualTo(Long.parseUnsignedLong(expected.get("dhash").asText(), 16));
            long wanted = Long.parseUnsignedLong(expected.get("phash").asText(), 16);
            assertThat(Hamming.distance(PerceptualHash.pHash(image), wanted))
                    .isLessThanOrEqualTo(kind.matches("clean|flat") ? 2 : 0);
        }
    }

    @Nested
    class OfNoise {

        @ParameterizedTest
        @ValueSource(doubles = {5, 10, 30})
        void findsTheDeviationOfAddedNoise(double sigma) {
            for (long seed = 1; seed <= 5; seed++) {
                Noise noise = ImageQuality.of(noisy(128, sigma, seed)).noise();
                assertThat(noise.immerkaer().value()).isCloseTo(sigma, within(0.05 * sigma));
                assertThat(noise.haar().value()).isCloseTo(sigma, within(0.06 * sigma));
            }
        }

        @Test
        void isTheGreaterOfTwoEstimatesAndSaysWhereOneSeesNothing() {
            Noise clean = ImageQuality.of(TestImages.of("clean")).noise();
            assertThat(clean.haar().status()).isEqualTo(Measure.Status.ZERO_DEVIATION);
            assertThat(clean.sigma()).isEqualTo(clean.immerkaer());
            Noise noisy = ImageQuality.of(TestImages.of("noisy")).noise();
            assertThat(noisy.sigma()).isEqualTo(noisy.immerkaer());
        }

        @Test
        void isTakenOnTheBodyWhereThereIsAir() {
            Random random = new Random(3);
            Plane head = disc(96, inside -> inside == 1 ? (int) Math.round(40 + 20 * random.nextGaussian()) : -1000);
            double body = ImageQuality.of(head, CT).noise().immerkaer().value();
            double whole = ImageQuality.of(head).noise().immerkaer().value();
            assertThat(body).isCloseTo(20, within(1.5));
            assertThat(Math.abs(whole - 20)).isGreaterThan(Math.abs(body - 20));
        }
    }

    @Nested
    class OfSharpness {

        @Test
        void fallsWithBlurAndNotWithContrast() {
            Sharpness clean = ImageQuality.of(TestImages.of("clean")).sharpness();
            Sharpness blurred = ImageQuality.of(TestImages.of("blur")).sharpness();
            assertThat(blurred.normalisedLaplacian().value())
                    .isLessThan(clean.normalisedLaplacian().value() / 4);
            Sharpness dim =
                    ImageQuality.of(rescaled(TestImages.of("clean"), 0.1, 7)).sharpness();
            assertThat(dim.normalisedLaplacian().value())
                    .isCloseTo(clean.normalisedLaplacian().value(), TOLERANCE);
            assertThat(dim.normalisedTenengrad().value())
                    .isCloseTo(clean.normalisedTenengrad().value(), TOLERANCE);
        }
    }

    @Nested
    class OfMotion {

        @Test
        void blurAlongTheRowsTakesTheEnergyAlongTheRows() {
            Plane image = noisy(64, 20, 1);
            double still = ImageQuality.of(image).motion().directionalRatio().value();
            double moved =
                    ImageQuality.of(smeared(image)).motion().directionalRatio().value();
            assertThat(still).isCloseTo(1, within(0.1));
            assertThat(moved).isLessThan(0.6 * still);
        }

        @Test
        void ghostsStandBesideTheBodyInThePhaseDirection() {
            Circumstances rows = new Circumstances("MR", Motion.Phase.ROW, false);
            Circumstances columns = new Circumstances("MR", Motion.Phase.COLUMN, false);
            Random random = new Random(1);
            Plane body = disc(96, inside -> inside == 1 ? 500 + random.nextInt(40) : random.nextInt(10));
            Plane ghosted = ghost(body);
            assertThat(ghostEnergy(body, rows)).isCloseTo(0, within(1e-4));
            assertThat(ghostEnergy(ghosted, rows)).isBetween(0.001, 0.02);
            assertThat(ghostEnergy(ghosted, columns)).isEqualTo(-ghostEnergy(ghosted, rows));
            assertThat(ImageQuality.of(body, CT).motion().ghostEnergy().status())
                    .isEqualTo(Measure.Status.NOT_APPLICABLE);
        }

        private static double ghostEnergy(Plane image, Circumstances known) {
            Double value = ImageQuality.of(image, known).motion().ghostEnergy().value();
            assertThat(value).isNotNull();
            return value;
        }
    }

    @Nested
    class OfSignal {

        private final Plane halves = plane(10, i -> i < 50 ? 10 + i % 2 * 2 : 500);

        @Test
        void isForegroundMeanOverBackgroundDeviation() {
            SignalToNoise signal = ImageQuality.of(halves).signal();
            assertThat(signal.snr().value()).isCloseTo(500.0, TOLERANCE);
            assertThat(signal.cnr().value()).isCloseTo(489.0, TOLERANCE);
        }

        @Test
        void ofMagnitudesIsCorrectedForTheRayleighBackground() {
            Circumstances mr = new Circumstances("MR", null, false);
            assertThat(ImageQuality.of(halves, mr).signal().snr().value()).isCloseTo(0.655 * 500, TOLERANCE);
            assertThat(ImageQuality.of(halves, mr).signal().cnr().value()).isCloseTo(489, TOLERANCE);
        }

        @Test
        void canBeTakenOnRegions() {
            SignalToNoise signal =
                    SignalToNoise.ofRegions(halves, i -> i >= 50, i -> i == 0 || i == 1, i -> i < 50, false);
            assertThat(signal.snr().value()).isCloseTo(500, TOLERANCE);
            assertThat(signal.cnr().value()).isCloseTo(489, TOLERANCE);
            assertThat(SignalToNoise.ofRegions(halves, i -> i >= 50, i -> i < 50, i -> false, false)
                            .snr()
                            .status())
                    .isEqualTo(Measure.Status.INSUFFICIENT_DATA);
            assertThat(SignalToNoise.ofRegions(halves, i -> i < 50, i -> i < 50, i -> i >= 50, false)
                            .cnr()
                            .status())
                    .isEqualTo(Measure.Status.UNDEFINED_NO_VARIATION);
        }
    }

    @Nested
    class OfIntensity {

        @Test
        void countsWhatIsClippedAndTheBitsInUse() {
            Intensity intensity = ImageQuality.of(plane(10, i -> i < 25 ? 0 : i < 35 ? 255 : i))
                    .intensity();
            assertThat(intensity.clippedLow()).isEqualTo(0.25);
            assertThat(intensity.clippedHigh()).isEqualTo(0.1);
            assertThat(intensity.usedBits()).isEqualTo(8);
            Intensity turned = ImageQuality.of(rescaled(plane(10, i -> i < 25 ? 0 : 40 + i), -1, 0))
                    .intensity();
            assertThat(turned.clippedHigh()).isEqualTo(0.25);
        }

        @Test
        void anImageInAirIsInvertedWhereItsEdgeIsBright() {
            Plane body = disc(64, inside -> inside == 1 ? 40 : -1000);
            Plane turned = disc(64, inside -> inside == 1 ? -1000 : 40);
            assertThat(ImageQuality.of(body, CT).inverted()).isFalse();
            assertThat(ImageQuality.of(turned, CT).inverted()).isTrue();
            assertThat(ImageQuality.of(turned, new Circumstances("CT", null, true))
                            .inverted())
                    .isFalse();
            assertThat(ImageQuality.of(body, new Circumstances("CT", null, true))
                            .inverted())
                    .isTrue();
            assertThat(ImageQuality.of(turned, new Circumstances("MG", null, false))
                            .inverted())
                    .isFalse();
        }
    }

    @Nested
    class OfAnything {

        @Test
        void scalesWithTheRescaleToModalityUnits() {
            ImageQuality plain = ImageQuality.of(TestImages.of("noisy"));
            ImageQuality twice = ImageQuality.of(rescaled(TestImages.of("noisy"), -2, 1000));
            assertThat(twice.noise().sigma().value())
                    .isCloseTo(2 * plain.noise().sigma().value(), TOLERANCE);
            assertThat(twice.intensity().dynamicRange())
                    .isCloseTo(2 * plain.intensity().dynamicRange(), TOLERANCE);
            assertThat(twice.intensity().entropy()).isEqualTo(plain.intensity().entropy());
        }

        @Test
        void doesNotChangeWhenTheImageIsShiftedByWholeBlocks() {
            Plane image = noisy(64, 10, 4);
            Plane shifted = plane(64, i -> image.stored()[(i / 64 + 16) % 64 * 64 + (i % 64 + 16) % 64]);
            ImageQuality here = ImageQuality.of(image);
            ImageQuality there = ImageQuality.of(shifted);
            assertThat(there.noise().haar()).isEqualTo(here.noise().haar());
            assertThat(there.intensity()).isEqualTo(here.intensity());
            assertThat(there.noise().immerkaer().value())
                    .isCloseTo(here.noise().immerkaer().value(), within(0.5));
        }

        @Test
        void oneValueEverywhereIsEmptyAndHasNoSignal() {
            ImageQuality flat = ImageQuality.of(TestImages.of("flat"));
            assertThat(flat.intensity().empty()).isTrue();
            assertThat(flat.signal().snr().status()).isEqualTo(Measure.Status.UNDEFINED_NO_VARIATION);
            assertThat(flat.sharpness().normalisedLaplacian())
                    .isEqualTo(Measure.none(Measure.Status.UNDEFINED_NO_VARIATION));
            assertThat(flat.motion().directionalRatio().value()).isNull();
            assertThat(ImageQuality.of(TestImages.of("clean")).intensity().empty())
                    .isFalse();
        }

        @Test
        void imagesTooSmallForANeighbourhoodHaveNoFigureThatNeedsOne() {
            ImageQuality tiny = ImageQuality.of(new Plane(1, 2, new int[] {0, 10}, 1, 0));
            assertThat(tiny.noise().sigma().status()).isEqualTo(Measure.Status.INSUFFICIENT_DATA);
            assertThat(tiny.sharpness().laplacianVariance().value()).isNull();
            assertThat(tiny.intensity().deviation()).isEqualTo(5);
        }
    }

    private static Plane plane(int side, IntUnaryOperator value) {
        int[] pixels = new int[side * side];
        java.util.Arrays.setAll(pixels, value);
        return new Plane(side, side, pixels, 1, 0);
    }

    private static Plane rescaled(Plane image, double slope, double intercept) {
        return new Plane(image.rows(), image.columns(), image.stored(), slope, intercept);
    }

    private static Plane noisy(int side, double sigma, long seed) {
        Random random = new Random(seed);
        return plane(side, i -> 1000 + i / side + i % side + (int) Math.round(sigma * random.nextGaussian()));
    }

    /** A disc in the middle: 1 for its pixels, 0 for those around it. */
    private static Plane disc(int side, IntUnaryOperator value) {
        return plane(side, i -> {
            double x = i % side - side / 2.0;
            double y = i / side - side / 2.0;
            return value.applyAsInt(x * x + y * y < side * side / 9.0 ? 1 : 0);
        });
    }

    private static Plane smeared(Plane image) {
        int w = image.columns();
        int[] v = image.stored();
        return plane(w, i -> (v[i] + v[i / w * w + (i % w + 1) % w] + v[i / w * w + (i % w + 2) % w]) / 3);
    }

    /** A tenth of the body again, half an image further along the rows. */
    private static Plane ghost(Plane image) {
        int w = image.columns();
        int[] v = image.stored();
        return plane(w, i -> v[i] + v[i / w * w + (i % w + w / 2) % w] / 10);
    }
}
