package dev.consilium.quality.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.metric.MetricResult.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Against the vectors verified with psych and irr, and the paper of Bland and Altman, tolerances as their manifest says. */
class NumbersVectorsTest {

    /** Student's t at .975 with 16 degrees of freedom, by scipy. */
    private static final double T = 2.1199052992210112;

    private static final Map<String, Metric> FORMS = Map.of(
            "ICC1_1", Metric.ICC_1_1,
            "ICC2_1", Metric.ICC_2_1,
            "ICC3_1", Metric.ICC_3_1,
            "ICC1_k", Metric.ICC_1_K,
            "ICC2_k", Metric.ICC_2_K,
            "ICC3_k", Metric.ICC_3_K);

    @Test
    void intraclassCorrelations() throws IOException {
        for (JsonNode vector : vectors("icc.json")) {
            AgreementReport report = report(matrix(vector.path("targets_by_raters")));
            JsonNode expected = vector.path("expected");
            FORMS.forEach((name, metric) -> {
                MetricResult icc = find(report, metric);
                close(icc.value(), expected.path(name), 1e-6);
                close(icc.ci().lo(), expected.path("ci_" + name).path(0), 1e-6);
                close(icc.ci().hi(), expected.path("ci_" + name).path(1), 1e-6);
            });
            close(find(report, Metric.SEM_AGREEMENT).value(), expected.path("SEM_agreement"), 1e-6);
            close(find(report, Metric.SMALLEST_DETECTABLE_CHANGE).value(), expected.path("SDC95"), 1e-6);
        }
    }

    @Test
    void differencesOfTwoMeters() throws IOException {
        for (JsonNode vector : vectors("bland_altman.json")) {
            double[][] pairs = IntStream.range(0, vector.path("a").size())
                    .mapToObj(i -> new double[] {
                        vector.path("a").path(i).asDouble(),
                        vector.path("b").path(i).asDouble()
                    })
                    .toArray(double[][]::new);
            AgreementReport report = report(pairs);
            JsonNode expected = vector.path("expected");
            MetricResult bias = find(report, Metric.BLAND_ALTMAN_BIAS);
            MetricResult lower = find(report, Metric.BLAND_ALTMAN_LOWER);
            close(bias.value(), expected.path("mean"), 1e-9);
            close(bias.parameters().get("standardDeviation"), expected.path("sd"), 1e-9);
            close(bias.parameters().get("standardError"), expected.path("se_mean"), 1e-9);
            close(lower.value(), expected.path("lower_1_96"), 1e-9);
            close(lower.parameters().get("standardError"), expected.path("se_limit"), 1e-9);
            close(find(report, Metric.BLAND_ALTMAN_UPPER).value(), expected.path("upper_1_96"), 1e-9);
            close(find(report, Metric.LIN_CCC).value(), expected.path("lin_ccc_population"), 1e-9);
            assertThat(bias.ci().hi() - bias.value())
                    .isCloseTo(T * expected.path("se_mean").asDouble(), within(1e-9));
            assertThat(lower.value() - lower.ci().lo())
                    .isCloseTo(T * expected.path("se_limit").asDouble(), within(1e-9));
        }
    }

    @Test
    void targetsWithoutVariance() throws IOException {
        for (JsonNode vector : vectors("agree_degenerate.json")) {
            if (vector.has("matrix")) {
                MetricResult icc = find(report(matrix(vector.path("matrix"))), Metric.ICC_2_1);
                assertThat(icc.status())
                        .isEqualTo(Status.valueOf(
                                vector.path("expected").path("ICC2_1").asText()));
                assertThat(icc.value()).isNull();
            }
        }
    }

    private static AgreementReport report(double[][] measured) {
        return AgreementReport.of(Ratings.ofNumbers(measured), Scale.INTERVAL, null, Resampling.NONE);
    }

    private static MetricResult find(AgreementReport report, Metric metric) {
        return report.overall().stream()
                .filter(result -> result.metricId().equals(metric.id()))
                .findFirst()
                .orElseThrow();
    }

    private static void close(Object value, JsonNode expected, double tolerance) {
        assertThat(expected.isNumber()).as("the vector has a value").isTrue();
        assertThat((Double) value).isCloseTo(expected.asDouble(), within(tolerance));
    }

    private static double[][] matrix(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> StreamSupport.stream(row.spliterator(), false)
                        .mapToDouble(JsonNode::asDouble)
                        .toArray())
                .toArray(double[][]::new);
    }

    private static JsonNode vectors(String file) throws IOException {
        Path path = Path.of("../shared/vectors", file);
        Assumptions.assumeTrue(Files.exists(path), "the shared vectors are not beside this checkout");
        return new ObjectMapper().readTree(path.toFile());
    }
}
