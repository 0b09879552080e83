package dev.consilium.quality.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On small random ratings with missing ones: against the definitions written out plainly, and what must hold of any. */
class AgreementPropertiesTest {

    private static final int TRIES = 150;

    @ParameterizedTest
    @EnumSource
    void everyCoefficientIsWhatItsDefinitionSays(Weights weights) {
        Random random = new Random(17);
        for (int i = 0; i < TRIES; i++) {
            Ratings ratings = random(random);
            PlainCoefficients plain = new PlainCoefficients(ratings, weights);
            same(Agreement.percent(ratings, weights), plain.percent());
            same(Agreement.fleiss(ratings, weights), plain.fleiss());
            same(Agreement.gwet(ratings, weights), plain.gwet());
            same(Agreement.brennanPrediger(ratings, weights), plain.brennanPrediger());
            same(Agreement.conger(ratings, weights), plain.conger());
            same(Agreement.cohen(ratings, 0, 1, weights), plain.cohen(0, 1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyAlphaIsWhatItsDefinitionSays(Scale scale) {
        Random random = new Random(23);
        for (int i = 0; i < TRIES; i++) {
            Ratings ratings = random(random);
            same(
                    Agreement.krippendorff(ratings, scale, Resampling.NONE),
                    new PlainCoefficients(ratings, Weights.IDENTITY).alpha(scale));
        }
    }

    /** Undefined where the plain way divides by zero, or by what rounding left of it. */
    private static void same(MetricResult result, double expected) {
        if (result.status() == Status.OK) {
            assertThat(result.value()).as(result.metricId()).isCloseTo(expected, within(1e-9));
        } else {
            assertThat(Double.isFinite(expected) && Math.abs(expected) < 1e6)
                    .as("%s is %s and not %s", result.metricId(), result.status(), expected)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theReportIsTheSameByteForByteWhateverTheOrderOfUnits(long seed) throws Exception {
        Random random = new Random(seed);
        Ratings ratings = random(random);
        List<Integer> order =
                IntStream.range(0, ratings.values().length).boxed().toList();
        List<Integer> shuffled = new ArrayList<>(order);
        Collections.shuffle(shuffled, random);
        Ratings other = new Ratings(
                ratings.categories(),
                ratings.numbers(),
                shuffled.stream().map(row -> ratings.values()[row]).toArray(int[][]::new),
                shuffled.stream().mapToInt(row -> ratings.repeats()[row]).toArray());
        for (Scale scale : Scale.values()) {
            assertThat(bytes(other, scale)).isEqualTo(bytes(ratings, scale)).doesNotContain("NaN", "Infinity");
        }
    }

    /** Without the digest, which knows the order. */
    private static String bytes(Ratings ratings, Scale scale) throws Exception {
        AgreementReport report = AgreementReport.of(ratings, scale, Weights.QUADRATIC, Resampling.of(50, 7));
        return JsonMapper.builder().build().writeValueAsString(report).replaceAll("\"inputDigest\":\"[0-9a-f]*\"", "");
    }

    @Test
    void aRowThatStandsForThreeUnitsEqualsThreeRows() {
        Random random = new Random(5);
        for (int i = 0; i < TRIES; i++) {
            Ratings ratings = random(random);
            int[][] spelledOut = IntStream.range(0, ratings.values().length)
                    .boxed()
                    .flatMap(row -> Stream.generate(() -> ratings.values()[row]).limit(ratings.repeats()[row]))
                    .toArray(int[][]::new);
            Ratings everyUnit =
                    new Ratings(ratings.categories(), ratings.numbers(), spelledOut, ones(spelledOut.length));
            assertThat(values(everyUnit)).isEqualTo(values(ratings));
        }
    }

    @Test
    void theOrderOfRatersDoesNotMatter() {
        Random random = new Random(6);
        for (int i = 0; i < TRIES; i++) {
            Ratings ratings = random(random);
            int[] reversed = IntStream.range(0, ratings.raters())
                    .map(rater -> ratings.raters() - 1 - rater)
                    .toArray();
            close(values(ratings.columns(reversed)), values(ratings));
            MetricResult ab = Agreement.cohen(ratings, 0, 1, Weights.LINEAR);
            MetricResult ba = Agreement.cohen(ratings, 1, 0, Weights.LINEAR);
            assertThat(ba.status()).isEqualTo(ab.status());
            assertThat(ba.nPairs()).isEqualTo(ab.nPairs());
        }
    }

    @Test
    void theNamesAndPlacesOfNominalLabelsDoNotMatter() {
        Random random = new Random(7);
        for (int i = 0; i < TRIES; i++) {
            Ratings ratings = random(random);
            int last = ratings.categories().size() - 1;
            int[][] mirrored = Arrays.stream(ratings.values())
                    .map(row -> Arrays.stream(row)
                            .map(value -> value == Ratings.MISSING ? value : last - value)
                            .toArray())
                    .toArray(int[][]::new);
            close(
                    nominal(new Ratings(ratings.categories(), mirrored, ratings.repeats())),
                    nominal(new Ratings(ratings.categories(), ratings.values(), ratings.repeats())));
        }
    }

    @Test
    void aCategoryNobodyUsesChangesGwetAndBrennanPredigerAlone() {
        Ratings ratings = new Ratings(List.of("a", "b"), new int[][] {{0, 0, 0}, {0, 1, 0}, {1, 1, 1}, {1, 0, 0}});
        Ratings grown = new Ratings(List.of("a", "b", "c"), ratings.values());
        Map<String, Object> before = nominal(ratings);
        Map<String, Object> after = nominal(grown);
        assertThat(before.keySet())
                .filteredOn(name -> !before.get(name).equals(after.get(name)))
                .containsExactlyInAnyOrder("gwet", "brennan-prediger");
    }

    private static final Map<String, Function<Ratings, MetricResult>> NOMINAL = Map.of(
            "percent", Agreement::percent,
            "fleiss", Agreement::fleiss,
            "gwet", r -> Agreement.gwet(r, Weights.IDENTITY),
            "brennan-prediger", r -> Agreement.brennanPrediger(r, Weights.IDENTITY),
            "conger", r -> Agreement.conger(r, Weights.IDENTITY),
            "light", r -> Agreement.light(r, Weights.IDENTITY),
            "cohen", r -> Agreement.cohen(r, 0, 1),
            "alpha", Agreement::krippendorffNominal);

    /** Values, or why there is none. */
    private static Map<String, Object> nominal(Ratings ratings) {
        Map<String, Object> values = new LinkedHashMap<>();
        NOMINAL.forEach((name, metric) -> {
            MetricResult result = metric.apply(ratings);
            values.put(name, result.value() == null ? result.status() : result.value());
        });
        return values;
    }

    private static Map<String, Object> values(Ratings ratings) {
        Map<String, Object> values = new LinkedHashMap<>();
        AgreementReport report = AgreementReport.of(ratings, Scale.INTERVAL, Weights.QUADRATIC, Resampling.NONE);
        report.overall()
                .forEach(result ->
                        values.put(result.metricId(), result.value() == null ? result.status() : result.value()));
        return values;
    }

    private static void close(Map<String, Object> values, Map<String, Object> expected) {
        assertThat(values.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, value) -> {
            if (value instanceof Double number && !name.startsWith("bland-altman")) {
                assertThat((Double) values.get(name)).as(name).isCloseTo(number, within(1e-9));
            } else if (!name.startsWith("bland-altman")) {
                assertThat(values.get(name)).as(name).isEqualTo(value);
            }
        });
    }

    private static int[] ones(int length) {
        int[] ones = new int[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Two to five raters, two to five categories with uneven numbers, ratings that agree more or less, some missing. */
    private static Ratings random(Random random) {
        int raters = 2 + random.nextInt(4);
        int categories = 2 + random.nextInt(4);
        double missing = random.nextInt(3) * 0.2;
        double right = random.nextDouble();
        int[][] values = IntStream.range(0, 1 + random.nextInt(12))
                .mapToObj(unit -> {
                    int truth = random.nextInt(categories);
                    return IntStream.range(0, raters)
                            .map(rater -> random.nextDouble() < missing
                                    ? Ratings.MISSING
                                    : random.nextDouble() < right ? truth : random.nextInt(categories))
                            .toArray();
                })
                .toArray(int[][]::new);
        int[] repeats = IntStream.range(0, values.length)
                .map(row -> 1 + random.nextInt(3))
                .toArray();
        double[] numbers = new double[categories];
        for (int k = 0; k < categories; k++) {
            numbers[k] = (k == 0 ? 0 : numbers[k - 1]) + 0.5 * random.nextInt(4) + (k == 0 ? 0 : 0.5);
        }
        List<String> names =
                IntStream.range(0, categories).mapToObj(k -> "label " + k).toList();
        return new Ratings(names, numbers, values, repeats);
    }
}
