package dev.consilium.quality.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.consilium.imaging.shape.PatientPoint;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PointMatchingTest {

    private static final PatientPoint ORIGIN = new PatientPoint(0, 0, 0);

    @Test
    void mostPairsAreMadeAndOfThemTheNearest() {
        Random random = new Random(51);
        for (int round = 0; round < 500; round++) {
            List<PatientPoint> ones = points(random, random.nextInt(6), 6);
            List<PatientPoint> others = points(random, random.nextInt(6), 6);
            double tolerance = random.nextInt(5);
            List<Link> pairs = new PointMatching(tolerance).pairs(ones, others);
            double[] best = exhausted(ones, others, 0, new boolean[others.size()], tolerance);
            assertThat(pairs).hasSize((int) best[0]);
            assertThat(sum(pairs, ones, others)).isEqualTo(best[1], within(1e-5));
        }
    }

    @Test
    void countsWhatWasFoundAndHowFarOff() {
        List<PatientPoint> predictions =
                List.of(new PatientPoint(1, 0, 0), new PatientPoint(0, 50, 0), new PatientPoint(99, 0, 0));
        List<PatientPoint> references = List.of(new PatientPoint(0, 50, 3), ORIGIN);
        List<MetricResult> results = new PointMatching(3).results(predictions, references, "d");
        assertThat(results).extracting(MetricResult::value).containsExactly(1.0, 2 / 3.0, 0.8, 2.0);
        assertThat(results.get(3).parameters())
                .containsEntry("tp", 2)
                .containsEntry("fp", 1)
                .containsEntry("fn", 0);
    }

    @Test
    void theToleranceItselfIsNearEnoughAlsoAfterRounding() {
        PatientPoint far = new PatientPoint(0.1 + 0.2, 0, 0);
        assertThat(new PointMatching(0.3).pairs(List.of(ORIGIN), List.of(far))).hasSize(1);
        assertThat(new PointMatching(0.2999).pairs(List.of(ORIGIN), List.of(far)))
                .isEmpty();
        assertThat(new PointMatching(0).pairs(List.of(far), List.of(far))).hasSize(1);
        assertThatThrownBy(() -> new PointMatching(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutAPairThereIsNoError() {
        assertError(List.of(), List.of(), Status.UNDEFINED_BOTH_EMPTY);
        assertError(List.of(ORIGIN), List.of(), Status.UNDEFINED_REF_EMPTY);
        assertError(List.of(), List.of(ORIGIN), Status.UNDEFINED_PRED_EMPTY);
        assertError(List.of(ORIGIN), List.of(new PatientPoint(9, 9, 9)), Status.UNDEFINED_NO_PAIRS);
    }

    @Test
    void thousandsOfPointsAreMatchedClusterByCluster() {
        Random random = new Random(52);
        List<PatientPoint> ones = points(random, 5000, 3000);
        List<PatientPoint> others = ones.stream()
                .map(point -> new PatientPoint(point.x() + 0.01, point.y(), point.z()))
                .toList();
        List<Link> pairs = new PointMatching(5).pairs(ones, others);
        assertThat(pairs).hasSize(5000);
    }

    @Nested
    class Keypoints {

        private final KeypointSimilarity similarity = new KeypointSimilarity(10, List.of(0.1, 0.2));

        @Test
        void fallOffWithTheirDistance() {
            MetricResult result = similarity.of(
                    List.of(Optional.of(new PatientPoint(1, 0, 0)), Optional.of(new PatientPoint(0, 3, 4))),
                    List.of(Optional.of(ORIGIN), Optional.of(new PatientPoint(0, 3, 4))),
                    "d");
            assertThat(result.value()).isEqualTo((Math.exp(-0.5) + 1) / 2, within(1e-15));
        }

        @Test
        void thatAreMissingCountAsFarAwayAndThoseTheReferenceLacksNotAtAll() {
            MetricResult result = similarity.of(
                    List.of(Optional.empty(), Optional.of(ORIGIN)),
                    List.of(Optional.of(ORIGIN), Optional.empty()),
                    "d");
            assertThat(result.value()).isZero();
            assertThat(result.nUndefinedUnits()).isEqualTo(1);
            MetricResult none = similarity.of(
                    List.of(Optional.of(ORIGIN), Optional.empty()), List.of(Optional.empty(), Optional.empty()), "d");
            assertThat(none.value()).isNull();
            assertThat(none.status()).isEqualTo(Status.UNDEFINED_REF_EMPTY);
        }

        @Test
        void ofAnotherKindAreRefused() {
            assertThatThrownBy(() -> similarity.of(List.of(), List.of(), "d")).hasMessageContaining("2 points");
            assertThatThrownBy(() -> new KeypointSimilarity(0, List.of(1.0)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void assertError(List<PatientPoint> predictions, List<PatientPoint> references, Status status) {
        MetricResult error =
                new PointMatching(1).results(predictions, references, "d").get(3);
        assertThat(error.value()).isNull();
        assertThat(error.status()).isEqualTo(status);
    }

    private static double sum(List<Link> pairs, List<PatientPoint> ones, List<PatientPoint> others) {
        return pairs.stream()
                .mapToDouble(pair -> ones.get(pair.prediction()).distance(others.get(pair.reference())))
                .sum();
    }

    private static double[] exhausted(
            List<PatientPoint> ones, List<PatientPoint> others, int at, boolean[] taken, double tolerance) {
        if (at == ones.size()) {
            return new double[2];
        }
        double[] best = exhausted(ones, others, at + 1, taken, tolerance);
        for (int other = 0; other < others.size(); other++) {
            double distance = ones.get(at).distance(others.get(other));
            if (!taken[other] && distance <= tolerance + 1e-6) {
                taken[other] = true;
                double[] rest = exhausted(ones, others, at + 1, taken, tolerance);
                taken[other] = false;
                boolean better = rest[0] + 1 > best[0] || rest[0] + 1 == best[0] && rest[1] + distance < best[1];
                best = better ? new double[] {rest[0] + 1, rest[1] + distance} : best;
            }
        }
        return best;
    }

    private static List<PatientPoint> points(Random random, int count, int size) {
        return Stream.generate(() -> new PatientPoint(random.nextInt(size), random.nextInt(size), random.nextInt(size)))
                .limit(count)
                .toList();
    }
}
