package dev.consilium.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreCommandTest {

    private static final Path SAMPLES = Path.of("../shared/samples/agreement");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    /** {@code REFERENCE.tsv} names the programs that computed these on published data. */
    @Nested
    class PublishedData {

        @ParameterizedTest
        @CsvSource({
            "irr-diagnoses, nominal, fleiss kappa, fleiss-kappa",
            "irr-diagnoses, nominal, krippendorff alpha nominal, krippendorff-alpha-nominal",
            "irr-diagnoses, nominal, light kappa, light-kappa",
            "irr-diagnoses, nominal, conger (exact fleiss) kappa, conger-kappa",
            "irr-anxiety, interval, krippendorff alpha ordinal, krippendorff-alpha-ordinal",
            "irr-anxiety, interval, krippendorff alpha interval, krippendorff-alpha-interval",
            "irr-anxiety, ratio, krippendorff alpha ratio, krippendorff-alpha-ratio",
            "irr-anxiety, interval, ICC1, icc-1-1",
            "irr-anxiety, interval, ICC2 (agreement), icc-2-1",
            "irr-anxiety, interval, ICC3 (consistency), icc-3-1",
            "irr-anxiety, interval, ICC1k, icc-1-k",
            "irr-anxiety, interval, ICC2k, icc-2-k",
            "irr-anxiety, interval, ICC3k, icc-3-k",
            "irr-video, ordinal, krippendorff alpha ordinal, krippendorff-alpha-ordinal",
            "irrCAC-cac.raw4raters, nominal, gwet AC1, gwet-ac1",
            "irrCAC-cac.raw4raters, nominal, fleiss kappa (missing), fleiss-kappa",
            "irrCAC-cac.raw4raters, nominal, brennan-prediger, brennan-prediger",
            "irrCAC-cac.raw4raters, nominal, percent agreement, percent-agreement",
            "irrCAC-cac.raw4raters, ratio, krippendorff alpha ratio, krippendorff-alpha-ratio",
        })
        void givesThePublishedValues(String data, String scale, String reference, String metric) throws IOException {
            JsonNode answer = score(longForm(data), "--scale", scale);
            assertThat(value(answer, metric)).isCloseTo(published(data, reference), within(5e-6));
        }

        @ParameterizedTest
        @CsvSource({"identity, unweighted", "linear, linear", "quadratic, quadratic"})
        void weighsThePairsOfRaters(String weights, String reference) throws IOException {
            JsonNode answer = score(longForm("irr-anxiety"), "--scale", "ordinal", "--weights", weights);
            JsonNode first = StreamSupport.stream(answer.path("pairs").spliterator(), false)
                    .filter(pair -> pair.path("metricId").asText().equals("cohen-kappa"))
                    .findFirst()
                    .orElseThrow();
            assertThat(first.path("value").asDouble())
                    .isCloseTo(published("irr-anxiety", "cohen kappa " + reference + " columns 1,2"), within(1e-9));
        }

        @Test
        void countsWhatThereIs() throws IOException {
            JsonNode answer = score(longForm("irrCAC-cac.raw4raters"));
            assertThat(answer.path("units").asInt()).isEqualTo(12);
            assertThat(answer.path("raters").size()).isEqualTo(4);
            assertThat(answer.path("ratings").asInt()).isEqualTo(41);
            assertThat(answer.path("missing").asInt()).isEqualTo(7);
            assertThat(answer.path("categories").toString()).isEqualTo("[\"1\",\"2\",\"3\",\"4\",\"5\"]");
            assertThat(answer.path("labels").size()).isEqualTo(5);
        }

        private Path longForm(String data) throws IOException {
            Path wide = SAMPLES.resolve(data + ".csv");
            Assumptions.assumeTrue(Files.exists(wide), "the shared samples are not beside this checkout");
            List<String> lines = Files.readAllLines(wide);
            String[] raters = lines.get(0).split(",");
            List<String> rows = new ArrayList<>(List.of("unit,rater,value"));
            for (int unit = 1; unit < lines.size(); unit++) {
                String[] cells = lines.get(unit).split(",");
                for (int rater = 0; rater < raters.length; rater++) {
                    rows.add(unit + "," + raters[rater] + "," + cells[rater]);
                }
            }
            return csv(String.join("\n", rows));
        }

        private static double published(String data, String metric) throws IOException {
            return Files.readAllLines(SAMPLES.resolve("REFERENCE.tsv")).stream()
                    .map(line -> line.split("\t", -1))
                    .filter(cells -> cells[0].equals(data) && cells[1].equals(metric))
                    .mapToDouble(cells -> Double.parseDouble(cells[2]))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Nested
    class WaysToWrite {

        /** A byte order mark, quotes, CRLF, blanks, other column names and a column more change nothing. */
        @Test
        void mayBeWrittenInManyWays() throws IOException {
            JsonNode plain = score(csv("unit,rater,value\n1,r1,a\n1,r2,b\n2,r1,a\n2,r2,a\n"));
            JsonNode other = score(csv("\uFEFF\"Item\",\"reader\",site,\"LABEL\"\r\n\"2\",r2,x,\"a\"\r\n\r\n"
                    + " 1 ,r1,x,a\r\n2,r1,y,a\r\n1,\"r2\",x, b\r\n"));
            assertThat(other).isEqualTo(plain);
        }

        @Test
        void areAnsweredTheSameByteForByte() throws IOException {
            Path file = csv("unit,rater,value\n1,x,1\n1,y,2\n2,x,3\n2,y,3\n3,x,5\n3,y,4\n4,x,2\n4,y,2\n5,x,1\n5,y,1\n");
            Object[] command = {"score", file, "--scale", "interval", "--bootstrap", "200", "--seed", "7", "--json"};
            Run first = Run.of(command);
            assertThat(first.exit()).isZero();
            assertThat(Run.of(command).out()).isEqualTo(first.out());
            assertThat(metric(JSON.readTree(first.out()), "krippendorff-alpha-interval")
                            .path("ci")
                            .path("lo")
                            .isNumber())
                    .isTrue();
        }

        @Test
        void numbersAreNumbersHoweverTheyAreWritten() throws IOException {
            JsonNode answer = score(csv("unit,rater,value\n1,x,1.0\n1,y,1\n2,x,2\n2,y,2e0\n"), "--scale", "interval");
            assertThat(value(answer, "krippendorff-alpha-interval")).isEqualTo(1);
        }

        @Test
        void theTableForPeopleSaysTheSame() throws IOException {
            Run run = Run.of("score", csv("unit,rater,value\n1,x,a\n1,y,b\n2,x,a\n2,y,a\n"));
            assertThat(run.out())
                    .contains("2 units, 2 raters, 4 ratings", "percent-agreement", "0.5000", "--categories");
        }
    }

    @Nested
    class Degenerate {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "1,x,a;2,x,b               |               | krippendorff-alpha-nominal | UNDEFINED_NO_PAIRS",
                    "1,x,a;2,y,b               |               | percent-agreement          | UNDEFINED_NO_PAIRS",
                    "1,x,a;1,y,a;2,x,a;2,y,a   | a,b           | fleiss-kappa               | UNDEFINED_NO_VARIATION",
                    "1,x,a;1,y,a;2,x,a;2,y,a   | a,b           | gwet-ac1                   | OK",
                    "1,x,a;1,y,a;2,x,a;2,y,a   | a             | gwet-ac1                   | UNDEFINED_ONE_CATEGORY",
                    "1,x,a;1,y,a;2,x,a;2,y,a   |               | gwet-ac1                   | UNDEFINED_ONE_CATEGORY",
                    "1,x,NA;1,y,;2,x,NA        | a,b           | percent-agreement          | UNDEFINED_NO_PAIRS",
                    "1,x,a;1,x,b;2,x,a;2,x,a   | a,b           | fleiss-kappa               | UNDEFINED_NO_PAIRS",
                })
        void hasAStatusAndEndsWell(String rows, String categories, String metric, String status) throws IOException {
            JsonNode answer = categories == null ? score(rows(rows)) : score(rows(rows), "--categories", categories);
            assertThat(metric(answer, metric).path("status").asText()).isEqualTo(status);
        }

        @Test
        void nothingButMissingValuesIsNoPair() throws IOException {
            for (String scale : List.of("nominal", "ordinal", "interval", "ratio")) {
                JsonNode answer = score(rows("1,x,NA;1,y,NA"), "--scale", scale);
                assertThat(metric(answer, "krippendorff-alpha-nominal")
                                .path("value")
                                .isNull())
                        .isTrue();
                assertThat(answer.path("missing").asInt()).isEqualTo(2);
            }
        }

        @Test
        void aRaterWithThemselvesIsNoPairOfRaters() throws IOException {
            JsonNode answer = score(rows("1,x,a;1,y,a;1,x,b;2,x,b;2,y,b;2,x,b"));
            assertThat(answer.path("repeated").asInt()).isEqualTo(2);
            assertThat(answer.path("ratings").asInt()).isEqualTo(4);
            assertThat(value(answer, "percent-agreement")).isEqualTo(1);
            assertThat(answer.path("within").get(0).path("value").asDouble()).isEqualTo(0.5);
        }

        @Test
        void samplesAreOfClustersWhereAColumnSaysThem() throws IOException {
            String rows = "unit,rater,value,patient\n"
                    + "1,x,a,p\n1,y,a,p\n2,x,b,p\n2,y,a,p\n3,x,b,q\n3,y,b,q\n4,x,a,q\n4,y,a,q\n"
                    + "5,x,b,r\n5,y,b,r\n6,x,a,s\n6,y,b,s\n7,x,a,t\n7,y,a,t\n";
            Path file = csv(rows);
            JsonNode units = metric(score(file, "--bootstrap", "300"), "fleiss-kappa");
            JsonNode patients = metric(score(file, "--bootstrap", "300", "--cluster", "patient"), "fleiss-kappa");
            assertThat(patients.path("value")).isEqualTo(units.path("value"));
            assertThat(patients.path("ci")).isNotEqualTo(units.path("ci"));
            refused(
                    Run.of("score", csv(rows.replace("2,y,a,p", "2,y,a,q")), "--bootstrap", 9, "--cluster", "patient"),
                    "CLUSTER_DIFFERS");
        }
    }

    @Nested
    class BadInput {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "''                                       |                     | CSV_EMPTY",
                    "unit,rater,value                         |                     | CSV_EMPTY",
                    "1,x,a;1,y,a                              |                     | CSV_COLUMN_MISSING",
                    "unit,value;1,a                           |                     | CSV_COLUMN_MISSING",
                    "unit,item,rater,value;1,1,x,a            |                     | CSV_COLUMN_TWICE",
                    "unit,rater,value;1,x                     |                     | CSV_MALFORMED",
                    "unit,rater,value;1,x,a,b                 |                     | CSV_MALFORMED",
                    "unit,rater,value;1,\"x,a                 |                     | CSV_MALFORMED",
                    "unit,rater,value;,x,a                    |                     | CSV_CELL_MISSING",
                    "unit,rater,value;1,,a                    |                     | CSV_CELL_MISSING",
                    "unit,rater,value;1,x,c                   | --categories a,b    | UNKNOWN_CATEGORY",
                    "unit,rater,value;1,x,a                   | --categories a,a    | CATEGORIES_INVALID",
                    "unit,rater,value;1,x,1                   | --categories a,b --scale ratio | CATEGORIES_INVALID",
                    "unit,rater,value;1,x,mild                | --scale ordinal     | NOT_A_NUMBER",
                    "unit,rater,value;1,x,NaN                 | --scale interval    | NOT_A_NUMBER",
                    "unit,rater,value;1,x,-Infinity           | --scale interval    | NOT_A_NUMBER",
                    "unit,rater,value;1,x,1e999               | --scale interval    | NOT_A_NUMBER",
                    "unit,rater,value;1,x,0x1p3               | --scale interval    | NOT_A_NUMBER",
                    "unit,rater,value;1,x,3d                  | --scale interval    | NOT_A_NUMBER",
                    "unit,rater,value;1,x,-1;1,y,2            | --scale ratio       | NEGATIVE_RATIO",
                    "unit,rater,value;1,x,a                   | --bootstrap -1      | BOOTSTRAP_INVALID",
                    "unit,rater,value;1,x,a                   | --scale cardinal    | USAGE",
                    "unit,rater,value;1,x,a                   | --weights cubic     | USAGE",
                    "unit,rater,value;1,x,a                   | --cluster site      | CSV_COLUMN_MISSING",
                },
                ignoreLeadingAndTrailingWhitespace = true,
                quoteCharacter = '\'')
        void isRefusedWithACode(String text, String options, String code) throws IOException {
            List<Object> command = new ArrayList<>(List.of("score", csv(text.replace(';', '\n')), "--json"));
            command.addAll(options == null ? List.of() : Arrays.asList(options.split(" ")));
            refused(Run.of(command.toArray()), code);
        }

        @Test
        void namesTheRow() throws IOException {
            Run run = Run.of("score", csv("unit,rater,value\n1,x,1\n1,y,2\n\n2,x,two\n"), "--scale", "interval");
            assertThat(run.err()).contains("labels.csv, row 3");
        }

        @Test
        void aFileThatIsNoneOrNoText() throws IOException {
            refused(Run.of("score", directory.resolve("none.csv")), "FILE_UNREADABLE");
            refused(Run.of("score", directory), "FILE_UNREADABLE");
            Path latin = directory.resolve("latin.csv");
            Files.write(latin, "unit,rater,value\n1,x,\u00e4\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
            refused(Run.of("score", latin), "FILE_UNREADABLE");
        }

        @Test
        void namesAndRowsThatAreTooLong() throws IOException {
            refused(Run.of("score", csv("unit,rater,value\n" + "u".repeat(501) + ",x,a\n")), "NAME_TOO_LONG");
            refused(Run.of("score", csv("unit,rater,value\n1,x," + "v".repeat(501) + "\n")), "NAME_TOO_LONG");
            refused(Run.of("score", csv("unit,rater,value\n1,\"" + "x,1\n".repeat(400_000))), "CSV_ROW_TOO_LONG");
        }

        @Test
        void moreThanIsWorkedOnAtOnce() throws IOException {
            StringBuilder raters = new StringBuilder("unit,rater,value\n");
            for (int rater = 0; rater <= 1000; rater++) {
                raters.append("1,r").append(rater).append(",a\n");
            }
            refused(Run.of("score", csv(raters.toString())), "TOO_MANY_RATINGS");
        }
    }

    private Path rows(String rows) throws IOException {
        return csv("unit,rater,value\n" + rows.replace(';', '\n') + "\n");
    }

    private Path csv(String text) throws IOException {
        return Files.writeString(directory.resolve("labels.csv"), text);
    }

    private static JsonNode score(Path file, Object... options) throws IOException {
        List<Object> command = new ArrayList<>(List.of("score", file, "--json"));
        command.addAll(List.of(options));
        Run run = Run.of(command.toArray());
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).doesNotContain("NaN", "Infinity");
        return JSON.readTree(run.out());
    }

    private static JsonNode metric(JsonNode answer, String id) {
        return StreamSupport.stream(answer.path("metrics").spliterator(), false)
                .filter(metric -> metric.path("metricId").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + id + " in " + answer));
    }

    private static double value(JsonNode answer, String id) {
        return metric(answer, id).path("value").doubleValue();
    }

    private static void refused(Run run, String code) {
        assertThat(run.err()).startsWith(code + ": ").hasLineCount(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.exit()).isEqualTo(2);
    }
}
