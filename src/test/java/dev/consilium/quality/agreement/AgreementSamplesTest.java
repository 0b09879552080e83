package dev.consilium.quality.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Against every value other programs computed on published data ({@code REFERENCE.tsv} names them), to the digits printed there. */
class AgreementSamplesTest {

    private static final Path SAMPLES = Path.of("../shared/samples/agreement");

    private static final Map<String, Function<Ratings, MetricResult>> METRICS = metrics();

    private static Map<String, Function<Ratings, MetricResult>> metrics() {
        Map<String, Function<Ratings, MetricResult>> metrics = new LinkedHashMap<>();
        metrics.put("percent agreement", Agreement::percent);
        metrics.put("fleiss kappa", Agreement::fleiss);
        metrics.put("fleiss kappa (missing)", Agreement::fleiss);
        metrics.put("light kappa", r -> Agreement.light(r, Weights.IDENTITY));
        metrics.put("conger (exact fleiss) kappa", r -> Agreement.conger(r, Weights.IDENTITY));
        metrics.put("gwet AC1", r -> Agreement.gwet(r, Weights.IDENTITY));
        metrics.put("brennan-prediger", r -> Agreement.brennanPrediger(r, Weights.IDENTITY));
        for (Scale scale : Scale.values()) {
            metrics.put("krippendorff alpha " + scale.code(), r -> Agreement.krippendorff(r, scale, Resampling.NONE));
        }
        metrics.put("cohen kappa unweighted columns 1,2", r -> Agreement.cohen(r, 0, 1));
        metrics.put("cohen kappa linear columns 1,2", r -> Agreement.cohen(r, 0, 1, Weights.LINEAR));
        metrics.put("cohen kappa quadratic columns 1,2", r -> Agreement.cohen(r, 0, 1, Weights.QUADRATIC));
        metrics.put("ICC1", r -> ofNumbers(r, Metric.ICC_1_1));
        metrics.put("ICC2 (agreement)", r -> ofNumbers(r, Metric.ICC_2_1));
        metrics.put("ICC3 (consistency)", r -> ofNumbers(r, Metric.ICC_3_1));
        metrics.put("ICC1k", r -> ofNumbers(r, Metric.ICC_1_K));
        metrics.put("ICC2k", r -> ofNumbers(r, Metric.ICC_2_K));
        metrics.put("ICC3k", r -> ofNumbers(r, Metric.ICC_3_K));
        metrics.put("kendall W (ties corrected)", r -> ofNumbers(r, Metric.KENDALL_W));
        return metrics;
    }

    private static MetricResult ofNumbers(Ratings ratings, Metric metric) {
        return AgreementReport.of(ratings, Scale.INTERVAL, null, Resampling.NONE).overall().stream()
                .filter(result -> result.metricId().equals(metric.id()))
                .findFirst()
                .orElseThrow();
    }

    @TestFactory
    Stream<DynamicTest> everyValueOfOtherPrograms() throws IOException {
        Path reference = SAMPLES.resolve("REFERENCE.tsv");
        Assumptions.assumeTrue(Files.exists(reference), "the shared samples are not beside this checkout");
        return Files.readAllLines(reference).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .filter(cells -> !cells[1].startsWith("dawid-skene") && !cells[1].startsWith("confusion"))
                .map(cells -> dynamicTest(cells[0] + " " + cells[1], () -> {
                    assertThat(METRICS).containsKey(cells[1]);
                    Double value =
                            METRICS.get(cells[1]).apply(ratings(cells[0])).value();
                    assertThat(value).isCloseTo(Double.parseDouble(cells[2]), within(tolerance(cells[2], cells[3])));
                }));
    }

    /** Half of the last digit printed, and no less than 1e-9; psych fits its model by iteration, so that its seventh digit varies. */
    private static double tolerance(String printed, String program) {
        int digits = printed.length() - printed.indexOf('.') - 1;
        double half = 0.5 * Math.pow(10, -digits) * (1 + 1e-6);
        return Math.max(program.startsWith("R psych") ? 1e-6 : 1e-9, half);
    }

    private static Ratings ratings(String data) throws IOException {
        if (data.startsWith("MRMCaov")) {
            return vanDyke(data.substring(data.length() - 1));
        }
        return wide(data + ".csv");
    }

    private static Ratings vanDyke(String treatment) throws IOException {
        RatingSheet sheet = new RatingSheet();
        for (CSVRecord row : rows("MRMCaov-VanDyke.csv")) {
            if (row.get("treatment").equals(treatment)) {
                sheet.add(row.get("case"), row.get("reader"), row.get("rating"));
            }
        }
        return sheet.ratings(Scale.ORDINAL, null);
    }

    private static Ratings wide(String file) throws IOException {
        List<CSVRecord> rows = rows(file);
        List<String> raters = rows.get(0).getParser().getHeaderNames().stream()
                .filter(column -> !column.equals("n"))
                .toList();
        TreeSet<String> seen = new TreeSet<>();
        rows.forEach(row -> raters.forEach(rater -> seen.add(row.get(rater))));
        seen.remove("NA");
        List<String> domain = List.copyOf(seen);
        int[][] values = rows.stream()
                .map(row -> raters.stream()
                        .mapToInt(rater -> domain.indexOf(row.get(rater)))
                        .toArray())
                .toArray(int[][]::new);
        int[] repeats = rows.stream()
                .mapToInt(row -> row.isMapped("n") ? Integer.parseInt(row.get("n")) : 1)
                .toArray();
        Ratings ratings = new Ratings(domain, values, repeats);
        return domain.get(0).length() == 1
                ? ratings.withNumbers(
                        domain.stream().mapToDouble(Double::parseDouble).toArray())
                : ratings;
    }

    private static List<CSVRecord> rows(String file) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(SAMPLES.resolve(file))) {
            return format.parse(reader).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
