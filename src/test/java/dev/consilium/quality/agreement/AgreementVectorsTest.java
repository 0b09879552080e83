package dev.consilium.quality.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.quality.metric.MetricResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
            "pa", Agreement::percent,
            "cohen", ratings -> Agreement.cohen(ratings, 0, 1),
            "fleiss", Agreement::fleiss,
            "alpha", Agreement::krippendorffNominal);

    @TestFactory
    Stream<DynamicTest> manyRaters() throws IOException {
        return vectors("agree_multi.json")
                .map(vector -> dynamicTest(vector.path("id").asText(), () -> {
                    Ratings ratings = ratings(vector.path("domain"), vector.path("ratings_raters_by_units"));
                    JsonNode expected = vector.path("expected");
                    close(
                            Agreement.percent(ratings),
                            expected.path("unweighted").path("pa"));
                    close(Agreement.fleiss(ratings), expected.path("unweighted").path("fleiss"));
                    close(
                            Agreement.krippendorffNominal(ratings),
                            expected.path("krippendorff_alpha").path("nominal"));
                    int pair = 0;
                    for (int a = 0; expected.has("pairwise_cohen") && a < ratings.raters(); a++) {
                        for (int b = a + 1; b < ratings.raters(); b++) {
                            close(
                                    Agreement.cohen(ratings, a, b),
                                    expected.path("pairwise_cohen").path(pair++));
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> tablesOfTwoRaters() throws IOException {
        return vectors("agree_tables.json")
                .map(vector -> dynamicTest(vector.path("id").asText(), () -> {
                    Ratings ratings = table(vector.path("table_rows_rater1"));
                    JsonNode expected = vector.path("expected");
                    close(
                            Agreement.percent(ratings),
                            expected.path("unweighted").path("po"));
                    close(
                            Agreement.cohen(ratings, 0, 1),
                            expected.path("unweighted").path("kappa"));
                    close(Agreement.fleiss(ratings), expected.path("scott_pi"));
                    close(Agreement.krippendorffNominal(ratings), expected.path("krippendorff_nominal"));
                    if (expected.has("pos_agree")) {
                        close(Agreement.positive(ratings), expected.path("neg_agree"));
                        close(Agreement.positive(mirrored(vector)), expected.path("pos_agree"));
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
                            MetricResult result =
                                    metric.getValue().apply(ratings(vector.path("domain"), vector.path("ratings")));
                            JsonNode expected = vector.path("expected").path(metric.getKey());
                            if (expected.isTextual()) {
                                assertThat(result.status().name()).isEqualTo(expected.asText());
                                assertThat(result.value()).isNull();
                            } else {
                                close(result, expected);
                            }
                        })));
    }

    private static void close(MetricResult result, JsonNode expected) {
        assertThat(expected.isNumber())
                .as("the vector has a value for %s", result.metricId())
                .isTrue();
        assertThat(result.status()).isEqualTo(MetricResult.Status.OK);
        assertThat(result.value()).as(result.metricId()).isCloseTo(expected.asDouble(), within(TOLERANCE));
    }

    private static Ratings ratings(JsonNode domain, JsonNode ratersByUnits) {
        List<String> categories = new ArrayList<>();
        domain.forEach(category -> categories.add(category.asText()));
        int[][] values = new int[ratersByUnits.path(0).size()][ratersByUnits.size()];
        for (int rater = 0; rater < ratersByUnits.size(); rater++) {
            for (int unit = 0; unit < values.length; unit++) {
                JsonNode rating = ratersByUnits.path(rater).path(unit);
                values[unit][rater] = rating.isNull() ? Ratings.MISSING : categories.indexOf(rating.asText());
            }
        }
        return new Ratings(categories, values);
    }

    /** The vectors call the first category positive. */
    private static Ratings mirrored(JsonNode vector) {
        Ratings ratings = table(vector.path("table_rows_rater1"));
        int[][] values = Arrays.stream(ratings.values())
                .map(unit -> Arrays.stream(unit).map(category -> 1 - category).toArray())
                .toArray(int[][]::new);
        return new Ratings(ratings.categories(), values, ratings.repeats());
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
