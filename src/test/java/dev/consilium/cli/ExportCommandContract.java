package dev.consilium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.dataset.ReadProject;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.project.Projects;
import dev.consilium.testing.Cast;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ground truth of a project, by command: whole, alone on stdout or in its file, or not at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ExportCommandContract {

    private CommandDatabase database;
    private ReadProject read;

    @TempDir
    Path directory;

    abstract CommandDatabase open(Path files);

    @BeforeAll
    void prepare(@TempDir Path files) {
        database = open(files);
        read = CommandDatabase.prepare(ExportCommandContract::readProject);
    }

    private static ReadProject readProject(ApplicationContext application) {
        return new ReadProject(
                application.getBean(JdbcClient.class),
                application.getBean(ObjectMapper.class),
                application.getBean(Projects.class),
                new Cast(application.getBean(People.class), application.getBean(Memberships.class)));
    }

    @AfterAll
    void close() throws IOException {
        database.close();
    }

    @Test
    void jsonStandsAloneOnStdout() throws IOException {
        Run run = Run.of("export", "--project", read.project.id(), "--format", "json");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        JsonNode export = new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(run.out());
        assertThat(export.path("format").asText()).isEqualTo("consilium-dataset");
        assertThat(export.at("/counts/cases").asInt()).isEqualTo(1);
        assertThat(export.at("/counts/openCasesLeftOut").asInt()).isEqualTo(1);
        JsonNode exported = export.at("/cases/0");
        assertThat(exported.path("id").asText()).isEqualTo(read.closed);
        assertThat(exported.path("readings")).hasSize(2);
        assertThat(exported.at("/decisions/0/dissent")).hasSize(1);
        assertThat(exported.at("/groundTruth/0/labels/0/class").asText()).isEqualTo("haemorrhage");
        assertThat(run.out())
                .doesNotContain(ReadProject.BLINDED, read.ann.username(), read.ben.username(), read.sam.username());
    }

    @Test
    void csvGoesToItsFileAlone() throws IOException {
        Path out = directory.resolve("truth.csv");
        Run run = Run.of("export", "--project", read.project.name(), "--format", "csv", "--out", out);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEmpty();
        List<String> lines = Files.readAllLines(out);
        assertThat(lines).hasSize(3).first().asString().startsWith("case_id,");
        assertThat(lines.subList(1, 3)).allSatisfy(line -> assertThat(line).startsWith(read.closed + ","));
        assertThat(files()).containsExactly(out);
    }

    @Test
    void aZipGoesToItsFileAlone() throws IOException {
        Path out = directory.resolve("truth.zip");
        Run run = export("--format", "zip", "--out", out);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEmpty();
        try (ZipFile zip = new ZipFile(out.toFile())) {
            assertThat(new ObjectMapper()
                            .readTree(zip.getInputStream(zip.getEntry("dataset.json")))
                            .at("/cases/0/id")
                            .asText())
                    .isEqualTo(read.closed);
        }
        assertThat(files()).containsExactly(out);
    }

    @Test
    void anUnknownProjectLeavesTheFileAsItWas() throws IOException {
        Path out = Files.writeString(directory.resolve("truth.csv"), "of yesterday");
        Run run = Run.of("export", "--project", "Hearts", "--format", "csv", "--out", out);
        refused(run, "UNKNOWN_PROJECT");
        assertThat(run.err()).contains("Hearts", read.project.name());
        assertThat(out).hasContent("of yesterday");
        assertThat(files()).containsExactly(out);
    }

    @Test
    void whatCannotBeWrittenIsRefused() throws IOException {
        refused(export("--format", "xml"), "FORMAT_UNKNOWN");
        refused(export("--format", "zip"), "OUT_MISSING");
        refused(export(), "USAGE");
        refused(export("--format", "csv", "--out", directory.resolve("none/truth.csv")), "OUT_NOT_WRITABLE");
        assertThat(files()).isEmpty();
    }

    Run export(Object... more) {
        return Run.of(Stream.concat(Stream.of("export", "--project", read.project.name()), Stream.of(more))
                .toArray());
    }

    static void refused(Run run, String code) {
        assertThat(run.err()).startsWith(code + ": ").hasLineCount(1);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
