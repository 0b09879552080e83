package dev.consilium.quality.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.consilium.quality.metric.MetricResult;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Against values other programs computed on published data ({@code REFERENCE.tsv} names them). */
class AgreementSamplesTest {

    private static final Path SAMPLES = Path.of("../shared/samples/agreement");
    private static final double TOLERANCE = 1e-6;

    @Test
    void diagnosesOfSixPsychiatrists() throws IOException {
        Ratings ratings = wide("irr-diagnoses.csv");
        close(Agreement.fleiss(ratings), "irr-diagnoses", "fleiss kappa");
        close(Agreement.krippendorffNominal(ratings), "irr-diagnoses", "krippendorff alpha nominal");
        close(Agreement.cohen(ratings, 0, 1), "irr-diagnoses", "cohen kappa unweighted columns 1,2");
    }

    @Test
    void cariesOfFiveDentistsWithRepeatCounts() throws IOException {
        Ratings ratings = wide("rater-caries.csv");
        assertThat(ratings.units()).isEqualTo(3859);
        close(Agreement.fleiss(ratings), "rater-caries", "fleiss kappa");
        close(Agreement.krippendorffNominal(ratings), "rater-caries", "krippendorff alpha nominal");
    }

    @Test
    void theUnitsOfKrippendorffWithMissingRatings() throws IOException {
        Ratings ratings = wide("irrCAC-cac.raw4raters.csv");
        close(Agreement.krippendorffNominal(ratings), "irrCAC-cac.raw4raters", "krippendorff alpha nominal");
        assertThat(Agreement.fleiss(ratings).value()).isCloseTo(0.76117, within(5e-6));
        assertThat(Agreement.percent(ratings).value()).isCloseTo(0.8181818, within(5e-8));
    }

    @Test
    void videosWithAConstantRater() throws IOException {
        Ratings ratings = wide("irr-video.csv");
        close(Agreement.fleiss(ratings), "irr-video", "fleiss kappa");
        close(Agreement.krippendorffNominal(ratings), "irr-video", "krippendorff alpha nominal");
        close(Agreement.cohen(ratings, 0, 1), "irr-video", "cohen kappa unweighted columns 1,2");
    }

    private static void close(MetricResult result, String data, String metric) throws IOException {
        double expected = Files.readAllLines(SAMPLES.resolve("REFERENCE.tsv")).stream()
                .map(line -> line.split("\t", -1))
                .filter(cells -> cells[0].equals(data) && cells[1].equals(metric))
                .mapToDouble(cells -> Double.parseDouble(cells[2]))
                .findFirst()
                .orElseThrow();
        assertThat(result.value()).as(data + " " + metric).isCloseTo(expected, within(TOLERANCE));
    }

    private static Ratings wide(String file) throws IOException {
        Path path = SAMPLES.resolve(file);
        Assumptions.assumeTrue(Files.exists(path), "the shared samples are not beside this checkout");
        try (Reader reader = Files.newBufferedReader(path)) {
            CSVFormat format = CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get();
            List<CSVRecord> rows = format.parse(reader).getRecords();
            List<String> raters = rows.get(0).getParser().getHeaderNames().stream()
                    .filter(column -> !column.equals("n"))
                    .toList();
            TreeSet<String> seen = new TreeSet<>();
            rows.forEach(row -> raters.forEach(rater -> seen.add(row.get(rater))));
            seen.remove("NA");
            List<String> domain = List.copyOf(seen);
            return new Ratings(
                    domain,
                    rows.stream()
                            .map(row -> raters.stream()
                                    .mapToInt(rater -> domain.indexOf(row.get(rater)))
                                    .toArray())
                            .toArray(int[][]::new),
                    rows.stream()
                            .mapToInt(row -> row.isMapped("n") ? Integer.parseInt(row.get("n")) : 1)
                            .toArray());
        }
    }
}
