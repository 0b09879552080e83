package dev.consilium.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ImageQualityTest {

    private static final Offset<Double> TOLERANCE = within(1e-9);

    @Test
    void equalsTheReferenceValues() throws IOException {
        for (JsonNode expected : TestImages.vector("image_quality.json").get("images")) {
            String kind = expected.get("kind").asText();
            ImageQuality quality = ImageQuality.of(TestImages.of(kind));
            assertThat(quality.immerkaerNoise())
                    .as(kind)
                    .isCloseTo(expected.get("immerkaer_sigma").asDouble(), TOLERANCE);
            assertThat(quality.haarNoise())
                    .as(kind)
                    .isCloseTo(expected.get("haar_hh_mad_sigma").asDouble(), TOLERANCE);
            assertThat(quality.laplacianVariance())
                    .as(kind)
                    .isCloseTo(expected.get("var_laplacian").asDouble(), TOLERANCE);
            assertThat(quality.tenengrad())
                    .as(kind)
                    .isCloseTo(expected.get("tenengrad_mean").asDouble(), TOLERANCE);
        }
    }

    @Test
    void hashesEqualTheReferenceValues() throws IOException {
        for (JsonNode expected : TestImages.vector("image_quality.json").get("images")) {
            Plane image = TestImages.of(expected.get("kind").asText());
            assertThat(PerceptualHash.dHash(image))
                    .isEqualTo(Long.parseUnsignedLong(expected.get("dhash").asText(), 16));
            long wanted = Long.parseUnsignedLong(expected.get("phash").asText(), 16);
            boolean roundingDecides = expected.get("kind").asText().matches("clean|flat");
            assertThat(Long.bitCount(PerceptualHash.pHash(image) ^ wanted))
                    .isLessThanOrEqualTo(roundingDecides ? 2 : 0);
        }
    }

    @Test
    void scalesWithTheRescaleToModalityUnits() {
        Plane stored = TestImages.of("noisy");
        ImageQuality plain = ImageQuality.of(stored);
        ImageQuality rescaled = ImageQuality.of(new Plane(stored.rows(), stored.columns(), stored.stored(), -2, 1000));
        assertThat(rescaled.noise()).isCloseTo(2 * plain.noise(), TOLERANCE);
        assertThat(rescaled.dynamicRange()).isCloseTo(2 * plain.dynamicRange(), TOLERANCE);
        assertThat(rescaled.sharpness()).isCloseTo(plain.sharpness(), TOLERANCE);
    }

    @Test
    void oneValueEverywhereIsEmptyAndHasNoSignal() {
        ImageQuality flat = ImageQuality.of(TestImages.of("flat"));
        assertThat(flat.empty()).isTrue();
        assertThat(flat.snr()).isZero();
        assertThat(flat.sharpness()).isZero();
        assertThat(ImageQuality.of(TestImages.of("clean")).empty()).isFalse();
    }

    @Test
    void imagesTooSmallForANeighbourhoodAreMeasuredAllTheSame() {
        ImageQuality tiny = ImageQuality.of(new Plane(1, 2, new int[] {0, 10}, 1, 0));
        assertThat(tiny.noise()).isZero();
        assertThat(tiny.laplacianVariance()).isZero();
        assertThat(tiny.deviation()).isEqualTo(5);
    }

    @Test
    void signalToNoiseIsForegroundMeanOverBackgroundDeviation() {
        int[] pixels = new int[100];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i < 50 ? 10 + i % 2 * 2 : 500;
        }
        assertThat(ImageQuality.of(new Plane(10, 10, pixels, 1, 0)).snr()).isCloseTo(500.0, TOLERANCE);
    }
}
