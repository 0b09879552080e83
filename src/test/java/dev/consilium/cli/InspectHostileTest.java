package dev.consilium.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import dev.consilium.dicom.HostileCorpus;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Files made to break readers: each gets its line with a reason, none hangs or takes much memory, and the next good one is read. */
class InspectHostileTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path GOOD = Path.of("../shared/samples/dicom/phi/CT_small.dcm");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** What is allocated bounds what the heap may rise by. */
    private static final long RISE = 64L << 20;

    private static final Duration HANGING = Duration.ofSeconds(10);
    private static final Map<String, byte[]> FILES = HostileCorpus.files();

    @TempDir
    static Path directory;

    /** What is loaded once is not the first file's. */
    @BeforeAll
    static void load() throws IOException {
        inspected(GOOD);
    }

    @TestFactory
    Stream<DynamicTest> everyOneHasAReason() {
        return FILES.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> assertTimeoutPreemptively(HANGING, () -> hasAReason(entry.getKey(), entry.getValue()))));
    }

    private static void hasAReason(String name, byte[] content) throws IOException {
        Path file = Files.write(directory.resolve(name + ".dcm"), content);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        JsonNode line = inspected(file);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(line.path("reason").textValue()).as(line.toString()).isNotBlank();
        assertThat(allocated).as("bytes allocated").isLessThan(RISE + content.length);
        assertThat(inspected(GOOD).path("pixelDigest").asText()).isEqualTo("7a481f6ffff833ae");
    }

    private static JsonNode inspected(Path file) throws IOException {
        Run run = Run.of("inspect", "--json", file);
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().strip()).doesNotContain("\n");
        return JSON.readTree(run.out());
    }

    @Test
    void aNameOfEmptyGroupsTakesNoTime() throws IOException {
        Path file = Files.write(directory.resolve("name.dcm"), HostileCorpus.nameOf("=".repeat(1 << 20) + "x"));
        JsonNode line = assertTimeoutPreemptively(HANGING, () -> inspected(file));
        assertThat(line.path("patientNameUtf8").textValue()).endsWith("=x");
    }

    @Test
    void thereAreManyKindsOfThem() {
        assertThat(FILES).hasSizeGreaterThanOrEqualTo(200);
        assertThat(FILES.keySet().stream()
                        .map(name -> name.substring(0, name.indexOf('-')))
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(8);
    }
}
