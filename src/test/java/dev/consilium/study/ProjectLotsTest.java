package dev.consilium.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectLotsTest {

    private static final byte[] KEY = "a project key of thirty-two byte".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OTHER = "another key of thirty-two bytes!".getBytes(StandardCharsets.US_ASCII);
    private static final int CASES = 10_000;

    @Test
    void theSameCaseDrawsTheSameLotForEver() {
        assertThat(ProjectLots.draw(KEY, "audit-sampling", "case-1"))
                .isEqualTo(ProjectLots.draw(KEY, "audit-sampling", "case-1"))
                .isBetween(0.0, Math.nextDown(1.0));
    }

    @Test
    void anotherKeyPurposeOrCaseDrawsAnotherLot() {
        Set<Double> lots = new HashSet<>();
        for (byte[] key : new byte[][] {KEY, OTHER}) {
            for (String purpose : new String[] {"audit-sampling", "second-audit"}) {
                IntStream.range(0, 100).forEach(n -> lots.add(ProjectLots.draw(key, purpose, "case-" + n)));
            }
        }
        assertThat(lots).hasSize(400);
    }

    /** Uniform: 20 bins, chi-square below the 99.9 % point of 19 degrees of freedom (43.82). */
    @Test
    void lotsAreUniform() {
        int[] bins = new int[20];
        IntStream.range(0, CASES)
                .forEach(n -> bins[(int) (ProjectLots.draw(KEY, "audit-sampling", "case-" + n) * bins.length)]++);
        double expected = (double) CASES / bins.length;
        double chiSquare = IntStream.of(bins)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        assertThat(chiSquare).isLessThan(43.82);
    }

    /** The rates of audit-sampling.dmn: what is drawn stays within four standard deviations of its binomial. */
    @ParameterizedTest
    @ValueSource(doubles = {0.06, 0.1, 0.125, 0.2, 0.25, 0.3, 0.5})
    void aRateIsTheShareThatIsDrawn(double rate) {
        long drawn = IntStream.range(0, CASES)
                .filter(n -> ProjectLots.draw(KEY, "audit-sampling", "case-" + n) < rate)
                .count();
        double deviation = Math.sqrt(CASES * rate * (1 - rate));
        assertThat((double) drawn).isBetween(CASES * rate - 4 * deviation, CASES * rate + 4 * deviation);
    }

    /** What one key draws says nothing of what another draws: the correlation stays within four standard errors of nothing. */
    @Test
    void lotsOfTwoProjectsHaveNothingToDoWithEachOther() {
        double covariance = IntStream.range(0, CASES)
                .mapToDouble(n -> (ProjectLots.draw(KEY, "audit-sampling", "case-" + n) - 0.5)
                        * (ProjectLots.draw(OTHER, "audit-sampling", "case-" + n) - 0.5))
                .average()
                .orElseThrow();
        assertThat(Math.abs(covariance * 12)).isLessThan(4 / Math.sqrt(CASES));
    }
}
