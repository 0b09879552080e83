package dev.consilium.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HammingTest {

    @Test
    void everyNeighbourIsInOneOfTheBuckets() {
        Random random = new Random(7);
        for (int distance : new int[] {0, 3, 4, 7, 10}) {
            for (int trial = 0; trial < 2000; trial++) {
                long hash = random.nextLong();
                long other = hash;
                while (Hamming.distance(hash, other) < distance) {
                    other ^= 1L << random.nextInt(64);
                }
                assertThat(found(hash, other, distance)).isTrue();
            }
        }
    }

    private static boolean found(long hash, long other, int distance) {
        for (int i = 0; i < Hamming.BUCKETS; i++) {
            if (Hamming.near(Hamming.bucket(hash, i), distance).contains(Hamming.bucket(other, i))) {
                return true;
            }
        }
        return false;
    }

    @Test
    void looksIntoAsManyBucketsAsTheDistanceNeeds() {
        assertThat(Hamming.near(5, 3)).containsExactly(5);
        assertThat(Hamming.near(5, 4)).hasSize(17).doesNotHaveDuplicates();
        assertThat(Hamming.near(5, 10)).hasSize(137).doesNotHaveDuplicates();
    }

    @Test
    void correlationIsBlindToGainAndOffsetAndNotToNoise() {
        Plane clean = TestImages.of("clean");
        assertThat(CrossCorrelation.of(clean, new Plane(64, 64, clean.stored(), 3, -50))
                        .value())
                .isCloseTo(1, within(1e-12));
        assertThat(CrossCorrelation.of(clean, new Plane(64, 64, clean.stored(), -1, 0))
                        .value())
                .isCloseTo(-1, within(1e-12));
        assertThat(CrossCorrelation.of(clean, TestImages.of("noisy")).value()).isBetween(0.95, 0.99);
        assertThat(CrossCorrelation.of(clean, TestImages.of("flat")).status())
                .isEqualTo(Measure.Status.UNDEFINED_NO_VARIATION);
        assertThat(CrossCorrelation.of(clean, new Plane(32, 128, clean.stored(), 1, 0))
                        .status())
                .isEqualTo(Measure.Status.NOT_APPLICABLE);
    }
}
