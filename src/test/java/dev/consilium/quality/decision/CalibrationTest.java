package dev.consilium.quality.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    /** Stated log odds are twice the true ones: the temperature is 2. */
    private static final DoubleUnaryOperator HALF_THE_LOG_ODDS =
            stated -> 1 / (1 + Math.exp(-Math.log(stated / (1 - stated)) / 2));

    @Test
    void belowTwoHundredOutcomesNothingIsCalibrated() {
        Calibration few = Calibration.of(simulated(199, HALF_THE_LOG_ODDS, 1));
        assertThat(few.calibrated()).isFalse();
        assertThat(few.method()).isNull();
        assertThat(few.apply(.97)).isEqualTo(.97);
        assertThat(few.asStated().brier()).isPositive();
        assertThat(Calibration.of(simulated(200, HALF_THE_LOG_ODDS, 1)).calibrated())
                .isTrue();
        assertThat(Calibration.none().asStated().brier()).isNull();
    }

    @Test
    void overconfidentPosteriorsAreCooled() {
        List<Outcome> outcomes = simulated(10_000, HALF_THE_LOG_ODDS, 7);
        Calibration temperature = Calibration.of(outcomes, CalibrationMethod.TEMPERATURE);
        assertThat(((CalibrationMap.Temperature) temperature.map()).temperature())
                .isCloseTo(2, within(.15));
        for (CalibrationMethod method : CalibrationMethod.values()) {
            Calibration calibration = Calibration.of(outcomes, method);
            assertThat(calibration.apply(.95)).isCloseTo(HALF_THE_LOG_ODDS.applyAsDouble(.95), within(.03));
            assertThat(calibration.crossValidated().brier())
                    .isLessThan(calibration.asStated().brier());
            assertThat(calibration.asStated().ece()).isGreaterThan(.08);
            assertThat(calibration.crossValidated().ece()).isLessThan(.02);
        }
    }

    @Test
    void whatIsCalibratedStaysAsItIs() {
        Calibration calibration = Calibration.of(simulated(10_000, stated -> stated, 5));
        assertThat(calibration.apply(.95)).isCloseTo(.95, within(.02));
    }

    @Test
    void aRerunGivesTheSame() {
        List<Outcome> outcomes = simulated(400, HALF_THE_LOG_ODDS, 2);
        Calibration one = Calibration.of(outcomes);
        Calibration other = Calibration.of(outcomes);
        assertThat(one.crossValidated()).isEqualTo(other.crossValidated());
        assertThat(one.apply(.9)).isEqualTo(other.apply(.9));
    }

    @Test
    void certainAndUnanimousOutcomesStayFinite() {
        List<Outcome> allRight =
                IntStream.range(0, 300).mapToObj(i -> new Outcome(1, true)).toList();
        List<Outcome> allWrong =
                IntStream.range(0, 300).mapToObj(i -> new Outcome(1, false)).toList();
        for (CalibrationMethod method : CalibrationMethod.values()) {
            assertThat(Calibration.of(allRight, method).apply(1)).isBetween(.99, 1.0);
            assertThat(Calibration.of(allWrong, method).apply(1)).isBetween(0.0, .51);
        }
        assertThatThrownBy(() -> new Outcome(Double.NaN, true)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The fit at a point is the largest mean from any start on or before it to any end, least over the ends (Robertson 1988). */
    @Test
    void isotonicRegressionIsTheMinimaxOfMeans() {
        Random random = new Random(4);
        for (int round = 0; round < 100; round++) {
            List<Outcome> outcomes = new ArrayList<>();
            for (int at = 0; at < 3 + random.nextInt(12); at++) {
                outcomes.add(new Outcome(random.nextInt(8) / 8.0, random.nextBoolean()));
            }
            CalibrationMap map = IsotonicRegression.fit(outcomes);
            double[] stated = outcomes.stream()
                    .mapToDouble(Outcome::predicted)
                    .distinct()
                    .sorted()
                    .toArray();
            for (int at = 0; at < stated.length; at++) {
                double expected = minimax(outcomes, stated, at);
                if (expected < 1) {
                    assertThat(map.apply(stated[at])).isCloseTo(expected, within(1e-12));
                } else {
                    assertThat(map.apply(stated[at])).isLessThan(1).isGreaterThanOrEqualTo(2.0 / 3);
                }
            }
            assertThat(map.apply(0)).isEqualTo(map.apply(stated[0]));
            assertThat(IntStream.rangeClosed(0, 50).mapToObj(i -> map.apply(i / 50.0)))
                    .isSortedAccordingTo(Comparator.naturalOrder());
        }
    }

    /** 98 of 98 are 99 of 100 by the rule of succession. */
    @Test
    void whatWasAlwaysRightIsNotCertain() {
        List<Outcome> outcomes = new ArrayList<>(Collections.nCopies(98, new Outcome(0.9, true)));
        assertThat(IsotonicRegression.fit(outcomes).apply(0.95)).isEqualTo(0.99);
        outcomes.add(0, new Outcome(0.5, false));
        assertThat(IsotonicRegression.fit(outcomes).apply(0.9)).isEqualTo(0.99);
        assertThat(IsotonicRegression.fit(List.of(new Outcome(0.99, true))).apply(1))
                .isEqualTo(2.0 / 3);
    }

    /** The slope of the likelihood is zero at the temperature, seen by trying its neighbours. */
    @Test
    void theTemperatureIsTheLikeliest() {
        List<Outcome> outcomes = simulated(500, HALF_THE_LOG_ODDS, 9);
        double best = ((CalibrationMap.Temperature) TemperatureScaling.fit(outcomes)).temperature();
        double likeliest = plattLikelihood(outcomes, best);
        for (double other : new double[] {best * .5, best * .99, best * 1.01, best * 2}) {
            assertThat(plattLikelihood(outcomes, other)).isLessThan(likeliest);
        }
    }

    @Test
    void theTableAndItsScoresAreThoseOfTheOutcomes() {
        Reliability reliability = Reliability.of(
                List.of(new Outcome(.9, true), new Outcome(.92, false), new Outcome(1, true), new Outcome(.1, false)));
        assertThat(reliability.brier()).isCloseTo((.01 + .8464 + 0 + .01) / 4, within(1e-12));
        assertThat(reliability.table())
                .extracting(Reliability.Bin::from)
                .containsExactly(1 / 15.0, 13 / 15.0, 14 / 15.0);
        assertThat(reliability.ece()).isCloseTo((.1 + 2 * .41 + 0) / 4, within(1e-12));
    }

    private static double minimax(List<Outcome> outcomes, double[] stated, int at) {
        double largest = 0;
        for (int from = 0; from <= at; from++) {
            double least = 1;
            for (int to = at; to < stated.length; to++) {
                double first = stated[from];
                double last = stated[to];
                least = Math.min(
                        least,
                        outcomes.stream()
                                .filter(outcome -> outcome.predicted() >= first && outcome.predicted() <= last)
                                .mapToDouble(outcome -> outcome.right() ? 1 : 0)
                                .average()
                                .orElseThrow());
            }
            largest = Math.max(largest, least);
        }
        return largest;
    }

    private static double plattLikelihood(List<Outcome> outcomes, double temperature) {
        CalibrationMap map = new CalibrationMap.Temperature(temperature);
        long right = outcomes.stream().filter(Outcome::right).count();
        double ifRight = (right + 1.0) / (right + 2.0);
        double ifWrong = 1.0 / (outcomes.size() - right + 2.0);
        return outcomes.stream()
                .mapToDouble(outcome -> {
                    double target = outcome.right() ? ifRight : ifWrong;
                    double stated = map.apply(outcome.predicted());
                    return target * Math.log(stated) + (1 - target) * Math.log(1 - stated);
                })
                .sum();
    }

    private static List<Outcome> simulated(int count, DoubleUnaryOperator truth, long seed) {
        Random random = new Random(seed);
        return Arrays.stream(random.doubles(count, .5, .9999).toArray())
                .mapToObj(stated -> new Outcome(stated, random.nextDouble() < truth.applyAsDouble(stated)))
                .toList();
    }
}
