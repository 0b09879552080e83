package dev.consilium.quality.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.consilium.quality.metric.MetricResult;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    private static final List<String> PRESENCE = List.of("absent", "present");

    /** Against the plain way: draw rows, compute anew. Both are random, so they agree to a hundredth or two. */
    @Test
    void agreesWithDrawingRowsOneByOne() {
        Ratings ratings = ratings(200, 7);
        MetricResult.Interval interval = resampled(ratings).ci();
        double[] replicates = new double[4000];
        Random random = new Random(3);
        for (int b = 0; b < replicates.length; b++) {
            int[][] drawn = random.ints(200, 0, 200)
                    .mapToObj(row -> ratings.values()[row])
                    .toArray(int[][]::new);
            replicates[b] =
                    Agreement.krippendorffNominal(new Ratings(PRESENCE, drawn)).value();
        }
        Arrays.sort(replicates);
        assertThat(interval.lo()).isCloseTo(replicates[100], within(0.02));
        assertThat(interval.hi()).isCloseTo(replicates[3900], within(0.02));
    }

    @Test
    void givesTheSameWhateverTheOrderOfUnits() {
        Ratings ratings = ratings(60, 11);
        List<int[]> rows = Arrays.asList(ratings.values().clone());
        Collections.reverse(rows);
        assertThat(resampled(new Ratings(PRESENCE, rows.toArray(int[][]::new))).ci())
                .isEqualTo(resampled(ratings).ci());
    }

    @Test
    void holdsTheValueAndSaysHowItWasMade() {
        MetricResult alpha = resampled(ratings(60, 11));
        assertThat(alpha.value()).isBetween(alpha.ci().lo(), alpha.ci().hi());
        assertThat(alpha.parameters()).containsEntry("replicates", 2000).containsEntry("undefinedReplicates", 0);
    }

    @Test
    void hasNoIntervalBelowFiveUnits() {
        Ratings few = new Ratings(PRESENCE, new int[][] {{0, 1}, {1, 1}, {0, 0}, {1, 0}});
        assertThat(resampled(few).ci()).isNull();
    }

    /** One disagreement among a hundred: in more than a third of the replicates it is not drawn, and alpha is undefined. */
    @Test
    void leavesUndefinedReplicatesOutAndCountsThem() {
        int[][] rows = IntStream.range(0, 100)
                .mapToObj(row -> new int[] {0, row == 0 ? 1 : 0})
                .toArray(int[][]::new);
        MetricResult alpha = resampled(new Ratings(PRESENCE, rows));
        assertThat((int) alpha.parameters().get("undefinedReplicates")).isBetween(660, 800);
    }

    private static MetricResult resampled(Ratings ratings) {
        return Agreement.krippendorff(ratings, Scale.NOMINAL, Resampling.DEFAULT);
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
