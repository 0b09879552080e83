package dev.consilium.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsensusCommandTest {

    private static final Path ANAESTHESIA = Path.of("../shared/samples/agreement/rater-anesthesia.csv");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    /** Dawid and Skene 1979; the file names its columns item, rater and rating, and one rater looked three times. */
    @Test
    void givesThePublishedValues() throws IOException {
        Assumptions.assumeTrue(Files.exists(ANAESTHESIA), "the shared samples are not beside this checkout");
        JsonNode answer = consensus(ANAESTHESIA, "dawid-skene-mle");
        assertThat(answer.path("status").asText()).isEqualTo("OK");
        assertThat(answer.path("classes").toString()).isEqualTo("[\"1\",\"2\",\"3\",\"4\"]");
        double[] priors = {0.399969, 0.421576, 0.111788, 0.066667};
        for (int k = 0; k < 4; k++) {
            assertThat(answer.path("classPriors").get(k).asDouble()).isCloseTo(priors[k], within(1e-5));
        }
        assertThat(answer.path("logLikelihood").asDouble()).isCloseTo(-190.73099659491723, within(1e-6));
        assertThat(answer.path("iterations").asInt()).isPositive();
        assertThat(StreamSupport.stream(answer.path("labels").spliterator(), false)
                        .map(label -> label.path("label").asText())
                        .collect(Collectors.joining()))
                .isEqualTo("142222132243121111222222112111131224233111212");
        JsonNode second = answer.path("readers").get(1);
        assertThat(second.path("rater").asText()).isEqualTo("2");
        assertThat(second.path("confusion").get(1).get(2).asDouble()).isCloseTo(0.3147, within(5e-5));
        assertThat(second.path("reliability").isNumber()).isTrue();
    }

    @Test
    void saysWhatEachRaterIsWorthBesideTheOthersAndWhetherAnotherStartEndsHigher() throws IOException {
        Assumptions.assumeTrue(Files.exists(ANAESTHESIA), "the shared samples are not beside this checkout");
        JsonNode answer = consensus(ANAESTHESIA, "dawid-skene-mle", "--reports", "--starts", "20", "--seed", "3");
        assertThat(answer.path("readerReports")).hasSize(5).allSatisfy(report -> {
            assertThat(report.path("accuracy").asDouble()).isBetween(0.5, 1.0);
            assertThat(report.path("informationShare").asDouble()).isBetween(0.1, 1.0);
            JsonNode cell = report.path("confusion").path(0).path(0);
            assertThat(cell.path("lo").asDouble()).isLessThan(cell.path("share").asDouble());
            assertThat(cell.path("hi").asDouble())
                    .isGreaterThan(cell.path("share").asDouble());
        });
        assertThat(answer.at("/starts/starts").asInt()).isEqualTo(20);
        assertThat(answer.at("/starts/best").asDouble())
                .isGreaterThanOrEqualTo(answer.at("/starts/objective").asDouble());
        assertThat(consensus(ANAESTHESIA, "majority").has("readerReports")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"majority", "weighted", "dawid-skene", "dawid-skene-mle", "one-coin", "glad", "mace"})
    void everyMethodAnswersInOneFormTheSameByteForByte(String method) throws IOException {
        Path file = csv("unit,rater,value\n1,x,a\n1,y,a\n1,z,b\n2,x,b\n2,y,b\n2,z,b\n3,x,a\n3,y,a\n3,z,a\n4,x,NA\n");
        JsonNode answer = consensus(file, method, "--categories", "a,b");
        assertThat(answer.path("method").asText()).isEqualTo(method);
        assertThat(answer.path("labels").size()).isEqualTo(4);
        JsonNode first = answer.path("labels").get(0);
        assertThat(first.path("unit").asText()).isEqualTo("1");
        assertThat(first.path("label").asText()).isEqualTo("a");
        assertThat(first.path("tie").isBoolean()).isTrue();
        assertThat(first.path("posterior").get(0).asDouble()
                        + first.path("posterior").get(1).asDouble())
                .isCloseTo(1, within(1e-9));
        assertThat(answer.path("labels").get(3).path("label").isNull()).isTrue();
        assertThat(answer.path("readers").get(2).path("confusion").size()).isEqualTo(2);
        assertThat(answer.path("missing").asInt()).isEqualTo(1);
        assertThat(answer.has("logLikelihood")).isTrue();
        assertThat(Run.of("consensus", file, "--method", method, "--json").out())
                .isEqualTo(
                        Run.of("consensus", file, "--method", method, "--json").out());
    }

    @Test
    void aKnownTruthOutweighsTheRaters() throws IOException {
        Path file = csv("unit,rater,value\n1,x,a\n1,y,a\n2,x,a\n2,y,b\n3,x,b\n3,y,b\n");
        Path truth = Files.writeString(directory.resolve("truth.csv"), "case_id,label\n1,b\n2,NA\n9,a\n");
        JsonNode answer = consensus(file, "dawid-skene", "--truth", truth);
        assertThat(answer.path("labels").get(0).path("label").asText()).isEqualTo("b");
        assertThat(answer.path("truthKnown").asInt()).isEqualTo(1);
        assertThat(answer.path("truthUnused").asInt()).isEqualTo(1);
    }

    @Test
    void aTieIsTheFirstOfTheDomainAndSaysSo() throws IOException {
        Path file = csv("unit,rater,value\n1,x,a\n1,y,b\n");
        JsonNode tie = consensus(file, "weighted", "--categories", "b,a")
                .path("labels")
                .get(0);
        assertThat(tie.path("tie").asBoolean()).isTrue();
        assertThat(tie.path("label").asText()).isEqualTo("b");
        assertThat(consensus(file, "majority")
                        .path("labels")
                        .get(0)
                        .path("label")
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,x,a;2,x,b           | a,b | UNDEFINED_NO_PAIRS",
                "1,x,a;1,y,a           | a,b | UNDEFINED_NO_VARIATION",
                "1,x,a;1,y,a           | a   | UNDEFINED_ONE_CATEGORY",
                "1,x,NA;1,y,NA         | a,b | INSUFFICIENT_DATA",
            })
    void degenerateLabelsHaveAStatusAndEndWell(String rows, String categories, String status) throws IOException {
        Path file = csv("unit,rater,value\n" + rows.replace(';', '\n') + "\n");
        for (String method : List.of("majority", "dawid-skene", "glad", "mace")) {
            assertThat(consensus(file, method, "--categories", categories)
                            .path("status")
                            .asText())
                    .isEqualTo(status);
        }
    }

    @Test
    void badInputIsRefusedWithACode() throws IOException {
        Path file = csv("unit,rater,value\n1,x,a\n1,y,b\n");
        refused(Run.of("consensus", file, "--method", "oracle"), "METHOD_UNKNOWN");
        refused(Run.of("consensus", file), "USAGE");
        refused(Run.of("consensus", file, "--method", "glad", "--categories", "b,c"), "UNKNOWN_CATEGORY");
        refused(Run.of("consensus", csv("unit,rater,value\n1,x,NA\n"), "--method", "glad"), "NO_LABELS");
        Path twice = Files.writeString(directory.resolve("truth.csv"), "unit,value\n1,a\n1,b\n");
        refused(
                Run.of("consensus", csv("unit,rater,value\n1,x,a\n1,y,b\n"), "--method", "glad", "--truth", twice),
                "TRUTH_TWICE");
    }

    @Test
    void theTextForPeopleSaysTheSame() throws IOException {
        Run run = Run.of("consensus", csv("unit,rater,value\n1,x,a\n1,y,b\n2,x,a\n2,y,a\n"), "--method", "dawid-skene");
        assertThat(run.out())
                .contains("dawid-skene: 2 units, 2 raters, status OK", "classes: a, b", "rater x: 2 labels");
    }

    private Path csv(String text) throws IOException {
        return Files.writeString(directory.resolve("labels.csv"), text);
    }

    private static JsonNode consensus(Path file, String method, Object... options) throws IOException {
        List<Object> command = new ArrayList<>(List.of("consensus", file, "--method", method, "--json"));
        command.addAll(List.of(options));
        Run run = Run.of(command.toArray());
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).doesNotContain("NaN", "Infinity");
        return JSON.readTree(run.out());
    }

    private static void refused(Run run, String code) {
        assertThat(run.err()).startsWith(code + ": ").hasLineCount(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.exit()).isEqualTo(2);
    }
}
