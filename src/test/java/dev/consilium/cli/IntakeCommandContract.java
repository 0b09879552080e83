package dev.consilium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.identity.Actor;
import dev.consilium.project.Projects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Real series and files that are none, from the command line into a project. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class IntakeCommandContract {

    private static final Path SAMPLES = Path.of("../shared/samples/dicom");
    private static final String PROJECT = "Heads";
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private CommandDatabase database;

    abstract CommandDatabase open(Path directory);

    @BeforeAll
    void prepare(@TempDir Path directory) {
        Assumptions.assumeTrue(Files.isDirectory(SAMPLES), "../shared/samples/dicom is absent");
        database = open(directory);
        CommandDatabase.prepare(application ->
                application.getBean(Projects.class).create(PROJECT, "finding-consensus", Actor.system("test")));
    }

    @AfterAll
    void close() throws IOException {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void aWholeMrSeriesBecomesACase() throws IOException {
        JsonNode answer = answer(0, SAMPLES.resolve("mr-series-sag"));
        assertThat(answer.fieldNames()).toIterable().containsExactly("intake", "settled", "series", "rejected");
        assertThat(answer.path("intake").asText()).isNotBlank();
        assertThat(answer.path("settled").asBoolean()).isTrue();
        assertThat(answer.path("rejected").isArray()).isTrue();
        assertThat(answer.path("rejected")).isEmpty();
        JsonNode series = only(answer.path("series"));
        assertThat(series.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "series", "seriesUid", "modality", "files", "state", "case", "verdict", "reasons", "findings");
        assertThat(series.path("seriesUid").asText()).startsWith("2.25.");
        assertThat(series.path("files").asInt()).isEqualTo(8);
        assertThat(series.path("state").asText()).isEqualTo("accepted");
        assertThat(series.path("verdict").asText()).isEqualTo("pass");
        assertThat(series.path("case").asText()).isNotBlank();
        assertThat(series.path("reasons")).isEmpty();
    }

    @Test
    void aCtSeriesWithGapsIsHeldBackWithTheirPositions() throws IOException {
        JsonNode series = only(answer(1, SAMPLES.resolve("ct-series-human-ge")).path("series"));
        assertThat(series.path("files").asInt()).isEqualTo(28);
        assertThat(series.path("state").asText()).isEqualTo("quarantined");
        assertThat(series.path("verdict").asText()).isEqualTo("fail");
        assertThat(series.has("case")).isFalse();
        assertThat(series.path("reasons")).extracting(JsonNode::asText).contains("MISSING_SLICES");
        assertThat(series.path("findings").findValuesAsText("detail"))
                .anySatisfy(detail -> assertThat(detail).contains("gap of 7.00 mm between 19.44 and 26.44 mm"));
    }

    @Test
    void filesThatAreNoImagesAreRejectedByName(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("notes.txt"), "not an image");
        Files.write(directory.resolve("torn.dcm"), Arrays.copyOf(Files.readAllBytes(anImage()), 3000));
        Run run = Run.of("intake", directory, "--project", PROJECT, "--wait");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out().lines())
                .hasSize(3)
                .contains("  rejected    notes.txt NOT_DICOM", "  rejected    torn.dcm TRUNCATED");
    }

    @Test
    void anUnknownProjectIsRefusedWithTheNamesThereAre() {
        Run run = Run.of("intake", SAMPLES.resolve("mr-series-sag"), "--project", "Hearts", "--json");
        refused(run, "UNKNOWN_PROJECT");
        assertThat(run.err()).contains("Hearts", PROJECT);
    }

    @Test
    void aDirectoryThatIsNotThereIsRefused() {
        refused(Run.of("intake", SAMPLES.resolve("none"), "--project", PROJECT, "--json"), "FILE_UNREADABLE");
    }

    private static JsonNode answer(int exit, Path directory) throws IOException {
        Run run = Run.of("intake", directory, "--project", PROJECT, "--wait", "--json");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isEqualTo(exit);
        return JSON.readTree(run.out());
    }

    private static void refused(Run run, String code) {
        assertThat(run.err()).startsWith(code + ": ").hasLineCount(1);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    private static Path anImage() throws IOException {
        try (Stream<Path> images = Files.list(SAMPLES.resolve("mr-series-sag"))) {
            return images.sorted().findFirst().orElseThrow();
        }
    }

    private static JsonNode only(JsonNode list) {
        assertThat(list).hasSize(1);
        return list.path(0);
    }
}
