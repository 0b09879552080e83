package dev.consilium.quality.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTest {

    private static final int DRAWS = 200_000;

    /** By inversion, by rejection, and mirrored, against the distribution: chi-squared below its 99.99 % point. */
    @ParameterizedTest
    @CsvSource({"12, 0.3", "1000, 0.004", "60, 0.5", "10000, 0.02", "5000, 0.93", "1000000, 0.3"})
    void drawsAsOftenAsTheDistributionSays(int trials, double chance) {
        Randomness random = new Randomness(trials);
        BinomialDistribution expected = BinomialDistribution.of(trials, chance);
        int low = expected.inverseCumulativeProbability(0.01);
        int width = Math.max(1, (expected.inverseCumulativeProbability(0.99) - low) / 12);
        long[] seen = new long[16];
        for (int i = 0; i < DRAWS; i++) {
            seen[bin(Binomial.draw(trials, chance, random), low, width)]++;
        }
        double chi = 0;
        int used = -1;
        for (int bin = 0; bin < seen.length; bin++) {
            double probability = upTo(expected, bin, low, width) - (bin == 0 ? 0 : upTo(expected, bin - 1, low, width));
            double mean = DRAWS * probability;
            if (mean > 5) {
                chi += (seen[bin] - mean) * (seen[bin] - mean) / mean;
                used++;
            }
        }
        assertThat(chi).isLessThan(ChiSquaredDistribution.of(used).inverseCumulativeProbability(0.9999));
    }

    private static int bin(int drawn, int low, int width) {
        return Math.min(15, Math.max(0, Math.floorDiv(drawn - low, width) + 1));
    }

    private static double upTo(BinomialDistribution distribution, int bin, int low, int width) {
        return bin == 15 ? 1 : distribution.cumulativeProbability(low + bin * width - 1);
    }

    /** Fourteen hundred units of three patterns, drawn pattern by pattern: the sum stands and the shares are right. */
    @Test
    void drawsAsManyUnitsAsThereAre() {
        int[] weights = {1000, 399, 1};
        Draws draws = new Draws.MultinomialDraws(weights);
        Randomness random = new Randomness(8);
        double[] means = new double[3];
        for (int i = 0; i < 5000; i++) {
            int[] drawn = draws.next(random);
            assertThat(IntStream.of(drawn).sum()).isEqualTo(1400);
            for (int k = 0; k < 3; k++) {
                means[k] += drawn[k] / 5000.0;
            }
        }
        assertThat(means[0]).isBetween(998.5, 1001.5);
        assertThat(means[1]).isBetween(397.5, 400.5);
        assertThat(means[2]).isBetween(0.9, 1.1);
    }
}
