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
    void aHigherThresholdNeverAcceptsMoreNorReadsLess() {
        SweepReport report = sweep(recorded(260, 0.85, true, 11));
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
        });
    }

    @Test
    void withATruthMoreCertaintyIsMoreOftenRight() {
        SweepReport report = sweep(recorded(300, 0.8, true, 12));
        List<Point> five = report.sweep().stream()
                .filter(point -> Integer.valueOf(5).equals(point.setting().maxReadings()))
                .toList();
        Point loosest = five.get(0);
        Point strictest = five.get(five.size() - 1);
        assertThat(Objects.requireNonNull(strictest.accuracy()))
                .isGreaterThan(Objects.requireNonNull(loosest.accuracy()));
        assertThat(Objects.requireNonNull(strictest.overall())).isGreaterThanOrEqualTo(strictest.accuracy());
        assertThat(loosest.readingsPerCase()).isLessThan(5);
    }

    /** Too few outcomes: three readings at least, however low the threshold. */
    @Test
    void belowTwoHundredOutcomesNoCaseIsAcceptedOnTwoReadings() {
        SweepReport report = sweep(recorded(60, 0.9, true, 13));
        assertThat(report.calibrated()).isFalse();
        assertThat(report.sweep()).allMatch(point -> point.readingsPerCase() >= 3);
    }

    @Test
    void theSameLabelsGiveTheSameBytes() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        List<RecordedCase> cases = recorded(60, 0.8, false, 14);
        SweepReport report = sweep(cases);
        assertThat(report.reference()).isEqualTo(Reference.ALL_READINGS);
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
