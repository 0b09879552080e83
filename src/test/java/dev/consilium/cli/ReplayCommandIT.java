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
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published tables of raters through the real engine; other programs computed the agreement ({@code REFERENCE.tsv}). */
class ReplayCommandIT {

    private static final Path SAMPLES = Path.of("../shared/samples/agreement");
    private static final Path ROUTING = Path.of("processes/finding-consensus/routing.dmn");

    @TempDir
    Path directory;

    @BeforeAll
    static void requireSamples() {
        Assumptions.assumeTrue(Files.isDirectory(SAMPLES), "../shared/samples/agreement is absent");
    }

    @Test
    void diagnosesOfSixPsychiatrists() throws IOException {
        JsonNode report = replay("--wide", "--labels", SAMPLES.resolve("irr-diagnoses.csv"));
        addsUp(report, 30, 180);
        JsonNode all = report.at("/agreement/all");
        assertThat(all.get("fleiss").asDouble()).isCloseTo(reference("irr-diagnoses", "fleiss kappa"), within(1e-6));
        assertThat(all.get("alpha").asDouble())
                .isCloseTo(reference("irr-diagnoses", "krippendorff alpha nominal"), within(1e-6));
        assertThat(report.at("/elements/StartEvent_CaseReady").asInt()).isEqualTo(30);
        assertThat(report.at("/elements/EndEvent_Accepted").asInt())
                .isEqualTo(report.at("/outcome/accepted").asInt());
        assertThat(report.at("/elements/Task_Read").asInt())
                .isEqualTo(report.at("/readings/used").asInt());
    }

    @Test
    void anotherRoutingTableUsesOtherReadings() throws IOException {
        String stopsAtThree = Files.readString(ROUTING).replace("&lt; 5", "&lt; 3");
        Path routing = Files.writeString(directory.resolve("mine.dmn"), stopsAtThree);
        JsonNode report = replay("--wide", "--labels", SAMPLES.resolve("irr-diagnoses.csv"), "--routing", routing);
        addsUp(report, 30, 180);
        assertThat(report.at("/readings/used").asInt()).isEqualTo(90);
    }

    @Test
    void anaesthetistsWithRepeatsAndTruth() throws IOException {
        JsonNode report =
                replay("--labels", SAMPLES.resolve("rater-anesthesia.csv"), "--truth", truth(), "--out", directory);
        addsUp(report, 45, 225);
        assertThat(report.at("/readings/repeated").asInt()).isEqualTo(90);
        assertThat(report.at("/outcome/open").asInt()).isZero();
        assertThat(report.at("/outcome/arbitrated").asInt()).isPositive();
        assertThat(report.at("/outcome/validated").asInt()).isPositive();
        assertThat(report.at("/truth/n").asInt())
                .isEqualTo(report.at("/outcome/accepted").asInt());
        assertThat(report.at("/truth/accuracy").asDouble()).isBetween(0.9, 1.0);
        assertThat(new ObjectMapper().readTree(directory.resolve("report.json").toFile()))
                .isEqualTo(report);
        assertThat(Files.readAllLines(directory.resolve("cases.csv"))).hasSize(46);
    }

    @Test
    void everyPatternOfTheDentistsSomeTimes() throws IOException {
        List<String> rows = new ArrayList<>();
        int cases = 0;
        for (String line : Files.readAllLines(SAMPLES.resolve("rater-caries.csv"))) {
            int comma = line.lastIndexOf(',');
            String n = line.substring(comma + 1);
            int few = n.startsWith("\"") ? 0 : Math.min(2, Integer.parseInt(n));
            rows.add(few == 0 ? line : line.substring(0, comma + 1) + few);
            cases += few;
        }
        addsUp(replay("--wide", "--labels", Files.write(directory.resolve("few.csv"), rows)), cases, 5 * cases);
    }

    /** The sweep runs the tables alone, the replay the whole engine. */
    @Test
    void theEngineComesToWhatTheSweepSays() throws IOException {
        Path labels = SAMPLES.resolve("rater-anesthesia.csv");
        JsonNode sweep = replay("--labels", labels, "--sweep", "--out", directory);
        JsonNode engine = replay("--labels", labels, "--consensus", "dawid-skene");
        assertThat(engine.at("/outcome/accepted").asInt())
                .isEqualTo(sweep.at("/shipped/accepted").asInt());
        assertThat(engine.at("/readings/used").asInt() / 45.0)
                .isEqualTo(sweep.at("/shipped/readingsPerCase").asDouble());
        JsonNode setting = sweep.at("/sweep/18");
        JsonNode turned = replay(
                "--labels",
                labels,
                "--consensus",
                "dawid-skene",
                "--threshold",
                setting.at("/setting/threshold").asText(),
                "--max-readings",
                setting.at("/setting/maxReadings").asText());
        assertThat(turned.at("/outcome/accepted").asInt())
                .isEqualTo(setting.get("accepted").asInt())
                .isNotEqualTo(engine.at("/outcome/accepted").asInt());
        assertThat(turned.at("/readings/used").asInt() / 45.0)
                .isEqualTo(setting.get("readingsPerCase").asDouble());
        assertThat(directory.resolve("sweep.svg")).isNotEmptyFile();
        assertThat(Files.readString(directory.resolve("sweep.html"))).contains("As shipped");
    }

    @Test
    void aSweepTurnsWhatItIsNotGiven() {
        Run both = Run.of(
                "replay",
                "--protocol",
                "finding-consensus",
                "--labels",
                SAMPLES.resolve("rater-anesthesia.csv"),
                "--sweep",
                "--threshold",
                "0.9");
        assertThat(both.exit()).isEqualTo(2);
        assertThat(both.err()).contains("SWEEP_TURNS_THESE");
    }

    private static void addsUp(JsonNode report, int cases, int readings) {
        assertThat(report.get("cases").asInt()).isEqualTo(cases);
        int ended = 0;
        for (JsonNode count : report.get("outcome")) {
            ended += count.asInt();
        }
        assertThat(ended).isEqualTo(cases);
        assertThat(report.at("/readings/available").asInt()).isEqualTo(readings);
        assertThat(report.at("/readings/used").asInt()
                        + report.at("/readings/saved").asInt())
                .isEqualTo(readings);
    }

    private static JsonNode replay(Object... arguments) throws IOException {
        List<Object> words = new ArrayList<>(List.of("replay", "--protocol", "finding-consensus", "--json"));
        words.addAll(List.of(arguments));
        Run run = Run.of(words.toArray());
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    /** The classes that Dawid and Skene's model finds in the same data. */
    private Path truth() throws IOException {
        String labels = cells("rater-anesthesia", "dawid-skene labels of items 1..45")[2];
        List<String> rows = new ArrayList<>(List.of("item,label"));
        for (int item = 1; item <= labels.length(); item++) {
            rows.add(item + "," + labels.charAt(item - 1));
        }
        return Files.write(directory.resolve("truth.csv"), rows);
    }

    private static double reference(String data, String metric) throws IOException {
        return Double.parseDouble(cells(data, metric)[2]);
    }

    private static String[] cells(String data, String metric) throws IOException {
        return Files.readAllLines(SAMPLES.resolve("REFERENCE.tsv")).stream()
                .map(line -> line.split("\t", -1))
                .filter(cells -> cells[0].equals(data) && cells[1].equals(metric))
                .findFirst()
                .orElseThrow();
    }
}
