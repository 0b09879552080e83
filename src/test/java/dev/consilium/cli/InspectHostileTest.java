package dev.consilium.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.dicom.HostileCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Files made to break readers: each gets its line with a reason, none hangs, and the next good one is read. */
class InspectHostileTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration HANGING = Duration.ofSeconds(10);
    private static final Map<String, byte[]> FILES = HostileCorpus.files();

    @TempDir
    static Path directory;

    @TestFactory
    Stream<DynamicTest> everyOneHasAReason() {
        return FILES.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> assertTimeoutPreemptively(HANGING, () -> hasAReason(entry.getKey(), entry.getValue()))));
    }

    private static void hasAReason(String name, byte[] content) throws IOException {
        Path file = Files.write(directory.resolve(name + ".dcm"), content);
        Run run = Run.of("inspect", "--json", file, "../shared/samples/dicom/phi/CT_small.dcm");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        String[] lines = run.out().split("\\R");
        assertThat(lines).hasSize(2);
        JsonNode line = JSON.readTree(lines[0]);
        assertThat(line.path("reason").textValue()).as(lines[0]).isNotBlank();
        assertThat(JSON.readTree(lines[1]).path("pixelDigest").asText()).isEqualTo("7a481f6ffff833ae");
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
