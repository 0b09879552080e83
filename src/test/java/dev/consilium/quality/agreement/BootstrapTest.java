package dev.consilium.quality.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.metric.MetricResult.Interval;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTest {

    private static final List<String> PRESENCE = List.of("absent", "present");
    private static final int MANY = 20_000;

    /** Both are random; with so many replicates the limits of either wander by a few thousandths. */
    @ParameterizedTest
    @ValueSource(ints = {25, 200})
    void agreesWithDrawingRowsOneByOne(int units) {
        Ratings ratings = ratings(units, 7);
        PlainBootstrap plain = new PlainBootstrap(ratings.values(), BootstrapTest::plainAlpha, 4000, 3);
        Interval percentile =
                alpha(ratings, Resampling.of(MANY, 1).percentile()).ci();
        Interval bca = alpha(ratings, Resampling.of(MANY, 1)).ci();
        assertThat(percentile.method()).isEqualTo("bootstrap-percentile");
        assertThat(bca.method()).isEqualTo("bootstrap-bca");
        double tolerance = units < 100 ? 0.03 : 0.01;
        assertThat(percentile.lo()).isCloseTo(plain.percentile(0.025), within(tolerance));
        assertThat(percentile.hi()).isCloseTo(plain.percentile(0.975), within(tolerance));
        assertThat(bca.lo()).isCloseTo(plain.bca(0.025), within(tolerance));
        assertThat(bca.hi()).isCloseTo(plain.bca(0.975), within(tolerance));
    }

    /** The true value is that of a large sample; 95 % of the intervals are to hold it, and 150 of them tell 86 % from that. */
    @Test
    void holdsTheTruthAsOftenAsItSays() {
        double truth = Agreement.krippendorffNominal(ratings(400_000, 99)).value();
        long held = IntStream.range(0, 150)
                .mapToObj(
                        seed -> alpha(ratings(60, seed), Resampling.of(400, 5)).ci())
                .filter(interval -> interval.lo() <= truth && truth <= interval.hi())
                .count();
        assertThat(held).isBetween(132L, 149L);
    }

    /** Units of a patient that are all alike add nothing: the interval over patients is that of one unit each. */
    @Test
    void drawsPatientsAndNotTheirImages() {
        Ratings patients = ratings(80, 21);
        int images = 6;
        int[][] rows = IntStream.range(0, 80 * images)
                .mapToObj(i -> patients.values()[i / images])
                .toArray(int[][]::new);
        int[] patientOf = IntStream.range(0, rows.length).map(i -> i / images).toArray();
        Ratings copies = new Ratings(PRESENCE, rows);
        Interval ofPatients = alpha(patients, Resampling.of(MANY, 4)).ci();
        MetricResult clustered = alpha(copies, Resampling.of(MANY, 4).over(patientOf));
        Interval naive = alpha(copies, Resampling.of(MANY, 4)).ci();
        assertThat(clustered.parameters()).containsEntry("clusters", 80);
        assertThat(clustered.ci().lo()).isCloseTo(ofPatients.lo(), within(0.015));
        assertThat(clustered.ci().hi()).isCloseTo(ofPatients.hi(), within(0.015));
        assertThat(naive.hi() - naive.lo()).isLessThan(0.6 * (ofPatients.hi() - ofPatients.lo()));
    }

    @Test
    void givesTheSameWhateverTheOrderOfUnits() {
        Ratings ratings = ratings(60, 11);
        List<int[]> rows = Arrays.asList(ratings.values().clone());
        Collections.reverse(rows);
        assertThat(alpha(new Ratings(PRESENCE, rows.toArray(int[][]::new)), Resampling.DEFAULT)
                        .ci())
                .isEqualTo(alpha(ratings, Resampling.DEFAULT).ci());
    }

    @Test
    void holdsTheValueAndSaysHowItWasMade() {
        MetricResult alpha = alpha(ratings(60, 11), Resampling.DEFAULT);
        assertThat(alpha.value()).isBetween(alpha.ci().lo(), alpha.ci().hi());
        assertThat(alpha.parameters())
                .containsEntry("replicates", 2000)
                .containsEntry("undefinedReplicates", 0)
                .containsEntry("intervalStatus", "OK")
                .doesNotContainKey("mark");
    }

    @Test
    void refusesTheIntervalBelowFiveUnitsAndKeepsTheValue() {
        Ratings few = new Ratings(PRESENCE, new int[][] {{0, 1}, {1, 1}, {0, 0}, {1, 0}});
        MetricResult alpha = alpha(few, Resampling.DEFAULT);
        assertThat(alpha.ci()).isNull();
        assertThat(alpha.value()).isNotNull();
        assertThat(alpha.parameters()).containsEntry("intervalStatus", "INSUFFICIENT_DATA");
        MetricResult cohen = Agreement.cohen(few, 0, 1);
        assertThat(cohen.ci()).isNull();
        assertThat(cohen.parameters()).containsEntry("intervalStatus", "INSUFFICIENT_DATA");
    }

    /** One disagreement among a hundred: in more than a third of the replicates it is not drawn, and alpha is undefined. */
    @Test
    void leavesUndefinedReplicatesOutCountsAndMarksThem() {
        int[][] rows = IntStream.range(0, 100)
                .mapToObj(row -> new int[] {0, row == 0 ? 1 : 0})
                .toArray(int[][]::new);
        MetricResult alpha = alpha(new Ratings(PRESENCE, rows), Resampling.DEFAULT);
        assertThat((int) alpha.parameters().get("undefinedReplicates")).isBetween(660, 800);
        assertThat(alpha.parameters()).containsEntry("mark", "WARN");
    }

    @Test
    void fallsBackToPercentilesWhereEveryReplicateIsTheSame() {
        int[][] rows = IntStream.range(0, 20)
                .mapToObj(row -> new int[] {row % 2, row % 2})
                .toArray(int[][]::new);
        Interval interval =
                alpha(new Ratings(PRESENCE, rows), Resampling.DEFAULT).ci();
        assertThat(interval).isEqualTo(new Interval("bootstrap-percentile", 0.95, 1, 1));
    }

    /** Two raters who know against two who guess, on the same units. */
    @Test
    void tellsTwoGroupsOfRatersApart() {
        Random random = new Random(12);
        int[][] rows = IntStream.range(0, 300)
                .mapToObj(unit -> {
                    int truth = random.nextInt(2);
                    return random.doubles(4)
                            .mapToInt(chance -> chance < 0.9 ? truth : 1 - truth)
                            .toArray();
                })
                .toArray(int[][]::new);
        for (int[] row : rows) {
            row[3] = random.nextInt(2);
        }
        Ratings ratings = new Ratings(PRESENCE, rows);
        AgreementDifference.Of alpha = AgreementDifference.Of.ALPHA_NOMINAL;
        MetricResult apart =
                AgreementDifference.of(ratings, new int[] {0, 1}, new int[] {2, 3}, alpha, Resampling.DEFAULT);
        assertThat(apart.metricId()).isEqualTo(Metric.AGREEMENT_DIFFERENCE.id());
        assertThat(apart.value())
                .isEqualTo(Agreement.krippendorffNominal(ratings.columns(0, 1)).value()
                        - Agreement.krippendorffNominal(ratings.columns(2, 3)).value());
        assertThat(apart.ci().lo()).isPositive();
        MetricResult same =
                AgreementDifference.of(ratings, new int[] {0, 1}, new int[] {0, 2}, alpha, Resampling.DEFAULT);
        assertThat(same.ci().lo()).isNegative();
        assertThat(same.ci().hi()).isPositive();
        MetricResult itself =
                AgreementDifference.of(ratings, new int[] {0, 1}, new int[] {0, 1}, alpha, Resampling.DEFAULT);
        assertThat(itself.ci()).isEqualTo(new Interval("bootstrap-percentile", 0.95, 0, 0));
    }

    /** Of three raters and two categories: pairs that differ, over what as many ones and zeros would differ by chance. */
    private static double plainAlpha(int[][] units) {
        double differing = 0;
        double ones = 0;
        for (int[] unit : units) {
            int sum = unit[0] + unit[1] + unit[2];
            differing += sum * (3 - sum);
            ones += sum;
        }
        double n = 3.0 * units.length;
        double chance = 2 * ones * (n - ones);
        return chance == 0 ? Double.NaN : 1 - (n - 1) * differing / chance;
    }

    private static MetricResult alpha(Ratings ratings, Resampling resampling) {
        return Agreement.krippendorff(ratings, Scale.NOMINAL, resampling);
    }

    private static Ratings ratings(int units, long seed) {
        Random random = new Random(seed);
        return new Ratings(
                PRESENCE,
                IntStream.range(0, units)
                        .mapToObj(unit -> {
                            int truth = random.nextInt(2);
                            return random.doubles(3)
                                    .mapToInt(chance -> chance < 0.85 ? truth : 1 - truth)
                                    .toArray();
                        })
                        .toArray(int[][]::new));
    }
}
