package dev.consilium.quality.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Against the vectors verified with irr, irrCAC, statsmodels and fast-krippendorff, tolerance as their manifest says. */
class AgreementVectorsTest {

    private static final double TOLERANCE = 1e-9;

    private static final Map<String, Function<Ratings, MetricResult>> METRICS = Map.of(
            "pa",
            Agreement::percent,
            "cohen",
            ratings -> Agreement.cohen(ratings, 0, 1),
            "fleiss",
            Agreement::fleiss,
            "alpha",
            Agreement::krippendorffNominal,
            "gwet_ac1",
            ratings -> Agreement.gwet(ratings, Weights.IDENTITY),
            "brennan_prediger",
            ratings -> Agreement.brennanPrediger(ratings, Weights.IDENTITY));

    /** What the vectors call the weightings. */
    private static final Map<String, Weights> WEIGHTS = Map.of(
            "unweighted", Weights.IDENTITY,
            "linear", Weights.LINEAR,
            "quadratic", Weights.QUADRATIC,
            "ordinal", Weights.ORDINAL);

    private static final Map<String, BiFunction<Ratings, Weights, MetricResult>> WEIGHTED = Map.of(
            "pa", Agreement::percent,
            "fleiss", Agreement::fleiss,
            "gwet_ac", Agreement::gwet,
            "brennan_prediger", Agreement::brennanPrediger,
            "conger", Agreement::conger);

    @TestFactory
    Stream<DynamicTest> manyRaters() throws IOException {
        return vectors("agree_multi.json").flatMap(vector -> {
            String id = vector.path("id").asText();
            Ratings ratings = ratings(vector);
            JsonNode expected = vector.path("expected");
            return Stream.of(
                            weighted(id, ratings, expected),
                            alphas(id, ratings, expected),
                            kappas(id, ratings, expected))
                    .flatMap(tests -> tests);
        });
    }

    private static Stream<DynamicTest> weighted(String id, Ratings ratings, JsonNode expected) {
        return WEIGHTS.entrySet().stream()
                .filter(weights -> expected.has(weights.getKey()))
                .flatMap(weights -> WEIGHTED.entrySet().stream()
                        .filter(metric -> expected.path(weights.getKey()).has(metric.getKey()))
                        .map(metric -> dynamicTest(
                                id + " " + weights.getKey() + " " + metric.getKey(),
                                () -> close(
                                        metric.getValue().apply(ratings, weights.getValue()),
                                        expected.path(weights.getKey()).path(metric.getKey())))));
    }

    private static Stream<DynamicTest> alphas(String id, Ratings ratings, JsonNode expected) {
        return Arrays.stream(Scale.values())
                .filter(scale -> expected.path("krippendorff_alpha").has(scale.code()))
                .map(scale -> dynamicTest(
                        id + " alpha " + scale.code(),
                        () -> close(
                                Agreement.krippendorff(ratings, scale, Resampling.NONE),
                                expected.path("krippendorff_alpha").path(scale.code()))));
    }

    private static Stream<DynamicTest> kappas(String id, Ratings ratings, JsonNode expected) {
        return expected.has("light_kappa")
                ? Stream.of(dynamicTest(id + " Light, pairs and the test of Fleiss", () -> {
                    close(Agreement.light(ratings, Weights.IDENTITY), expected.path("light_kappa"));
                    close(Agreement.fleiss(ratings).parameters().get("nullStandardError"), expected.path("fleiss_se0"));
                    close(Agreement.fleiss(ratings).parameters().get("z"), expected.path("fleiss_z"));
                    int pair = 0;
                    for (int a = 0; a < ratings.raters(); a++) {
                        for (int b = a + 1; b < ratings.raters(); b++) {
                            close(
                                    Agreement.cohen(ratings, a, b),
                                    expected.path("pairwise_cohen").path(pair++));
                        }
                    }
                }))
                : Stream.empty();
    }

    @TestFactory
    Stream<DynamicTest> tablesOfTwoRaters() throws IOException {
        return vectors("agree_tables.json")
                .map(vector -> dynamicTest(vector.path("id").asText(), () -> {
                    Ratings ratings = table(vector.path("table_rows_rater1"));
                    JsonNode expected = vector.path("expected");
                    for (String name : List.of("unweighted", "linear", "quadratic")) {
                        JsonNode of = expected.path(name);
                        MetricResult kappa = Agreement.cohen(ratings, 0, 1, WEIGHTS.get(name));
                        close(kappa, of.path("kappa"));
                        close(kappa.parameters().get("standardError"), of.path("se"));
                        close(kappa.parameters().get("nullStandardError"), of.path("se0"));
                        close(Agreement.percent(ratings, WEIGHTS.get(name)), of.path("po"));
                    }
                    close(Agreement.fleiss(ratings), expected.path("scott_pi"));
                    close(Agreement.scott(ratings, Weights.IDENTITY), expected.path("scott_pi"));
                    close(Agreement.gwet(ratings, Weights.IDENTITY), expected.path("gwet_ac1"));
                    close(
                            Agreement.brennanPrediger(ratings, Weights.IDENTITY),
                            expected.path("brennan_prediger_pabak"));
                    close(Agreement.krippendorffNominal(ratings), expected.path("krippendorff_nominal"));
                    AgreementReport report = AgreementReport.of(ratings, Scale.NOMINAL, null, Resampling.NONE);
                    close(find(report, Metric.BOWKER_SYMMETRY), expected.path("bowker_or_mcnemar_chi2"));
                    if (expected.has("pos_agree")) {
                        close(find(report, Metric.POSITIVE_AGREEMENT), expected.path("pos_agree"));
                        close(find(report, Metric.NEGATIVE_AGREEMENT), expected.path("neg_agree"));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> degenerateInput() throws IOException {
        return vectors("agree_degenerate.json")
                .filter(vector -> vector.has("ratings"))
                .flatMap(vector -> METRICS.entrySet().stream()
                        .filter(metric -> vector.path("expected").has(metric.getKey()))
                        .map(metric -> dynamicTest(vector.path("id").asText() + " " + metric.getKey(), () -> {
                            MetricResult result = metric.getValue().apply(ratings(vector));
                            JsonNode expected = vector.path("expected").path(metric.getKey());
                            if (expected.isTextual()) {
                                assertThat(result.status().name()).isEqualTo(expected.asText());
                                assertThat(result.value()).isNull();
                            } else {
                                close(result, expected);
                            }
                        })));
    }

    private static MetricResult find(AgreementReport report, Metric metric) {
        return report.overall().stream()
                .filter(result -> result.metricId().equals(metric.id()))
                .findFirst()
                .orElseThrow();
    }

    private static void close(MetricResult result, JsonNode expected) {
        assertThat(result.status()).isEqualTo(MetricResult.Status.OK);
        close(result.value(), expected);
    }

    private static void close(Object value, JsonNode expected) {
        assertThat(expected.isNumber()).as("the vector has a value").isTrue();
        assertThat((Double) value).isCloseTo(expected.asDouble(), within(TOLERANCE));
    }

    private static Ratings ratings(JsonNode vector) {
        JsonNode ratersByUnits =
                vector.has("ratings") ? vector.path("ratings") : vector.path("ratings_raters_by_units");
        List<String> categories = new ArrayList<>();
        vector.path("domain").forEach(category -> categories.add(category.asText()));
        int[][] values = new int[ratersByUnits.path(0).size()][ratersByUnits.size()];
        for (int rater = 0; rater < ratersByUnits.size(); rater++) {
            for (int unit = 0; unit < values.length; unit++) {
                JsonNode rating = ratersByUnits.path(rater).path(unit);
                values[unit][rater] = rating.isNull() ? Ratings.MISSING : categories.indexOf(rating.asText());
            }
        }
        Ratings ratings = new Ratings(categories, values);
        return vector.has("values") ? ratings.withNumbers(numbers(vector.path("values"))) : ratings;
    }

    private static double[] numbers(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    private static Ratings table(JsonNode rows) {
        List<int[]> cells = new ArrayList<>();
        List<Integer> repeats = new ArrayList<>();
        List<String> categories = new ArrayList<>();
        for (int a = 0; a < rows.size(); a++) {
            categories.add("category " + a);
            for (int b = 0; b < rows.size(); b++) {
                if (rows.path(a).path(b).asInt() > 0) {
                    cells.add(new int[] {a, b});
                    repeats.add(rows.path(a).path(b).asInt());
                }
            }
        }
        return new Ratings(
                categories,
                cells.toArray(int[][]::new),
                repeats.stream().mapToInt(Integer::intValue).toArray());
    }

    private static Stream<JsonNode> vectors(String file) throws IOException {
        Path path = Path.of("../shared/vectors", file);
        Assumptions.assumeTrue(Files.exists(path), "the shared vectors are not beside this checkout");
        return StreamSupport.stream(new ObjectMapper().readTree(path.toFile()).spliterator(), false);
    }
}
