package dev.consilium.workflow.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.quality.consensus.ConsensusMethod;
import dev.consilium.workflow.protocol.RecordedCase.RecordedReading;
import dev.consilium.workflow.protocol.SweepReport.Point;
import dev.consilium.workflow.protocol.SweepReport.Reference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SweepTest {

    private static final ProtocolBundle FINDINGS = new ProtocolLibrary().protocol("finding-consensus");
    private static final List<String> CATEGORIES = List.of("no", "yes");

    @Test
    void aHigherThresholdReadsMoreAcceptsLessAndIsMoreOftenRight() {
        SweepReport report = sweep(recorded(260, 0.8, true, 11));
        assertThat(report.calibrated()).isTrue();
        assertThat(report.reference()).isEqualTo(Reference.TRUTH);
        Map<Integer, List<Point>> byReadings = report.sweep().stream()
                .collect(Collectors.groupingBy(
                        point -> Objects.requireNonNull(point.setting().maxReadings())));
        assertThat(byReadings).containsOnlyKeys(3, 4, 5);
        byReadings.values().forEach(points -> {
            assertThat(points).hasSizeGreaterThan(10);
            assertThat(points)
                    .isSortedAccordingTo(
                            Comparator.comparingDouble(Point::acceptedPerCase).reversed());
            assertThat(points).isSortedAccordingTo(Comparator.comparingDouble(Point::readingsPerCase));
            List<Double> accuracies = points.stream()
                    .map(Point::accuracy)
                    .filter(Objects::nonNull)
                    .toList();
            assertThat(accuracies.get(accuracies.size() - 1)).isGreaterThan(accuracies.get(0));
            assertThat(points.get(0).readingsPerCase()).isLessThan(3);
        });
    }

    /** Too few outcomes: three readings at least, however low the threshold. The same labels give the same bytes. */
    @Test
    void belowTwoHundredOutcomesNoCaseIsAcceptedOnTwoReadings() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        List<RecordedCase> cases = recorded(60, 0.8, false, 13);
        SweepReport report = sweep(cases);
        assertThat(report.calibrated()).isFalse();
        assertThat(report.reference()).isEqualTo(Reference.ALL_READINGS);
        assertThat(report.sweep()).allMatch(point -> point.readingsPerCase() >= 3);
        assertThat(json.writeValueAsString(sweep(cases))).isEqualTo(json.writeValueAsString(report));
    }

    private static SweepReport sweep(List<RecordedCase> cases) {
        return Sweep.run(FINDINGS, CATEGORIES, cases, ConsensusMethod.DAWID_SKENE);
    }

    private static List<RecordedCase> recorded(int cases, double accuracy, boolean known, long seed) {
        Random random = new Random(seed);
        List<RecordedCase> recorded = new ArrayList<>();
        for (int at = 0; at < cases; at++) {
            String truth = CATEGORIES.get(random.nextInt(2));
            List<RecordedReading> readings = IntStream.range(0, 5)
                    .mapToObj(rater -> new RecordedReading(
                            "r" + rater, random.nextDouble() < accuracy ? truth : other(truth), null))
                    .toList();
            recorded.add(new RecordedCase("c" + at, readings, known(known, truth)));
        }
        return recorded;
    }

    private static @Nullable String known(boolean known, String truth) {
        return known ? truth : null;
    }

    private static String other(String label) {
        return CATEGORIES.get(1 - CATEGORIES.indexOf(label));
    }
}
