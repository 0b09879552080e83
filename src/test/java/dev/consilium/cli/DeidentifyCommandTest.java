package dev.consilium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeidentifyCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ORIGINALS = Path.of("../shared/samples/dicom/phi");

    @TempDir
    Path directory;

    private Path key = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void key() throws IOException {
        key = Files.writeString(directory.resolve("key"), "a key for the tests of this class");
        out = directory.resolve("out");
    }

    @Test
    void whatIsWrittenHoldsNothingOfTheOriginals() throws IOException {
        Run run = Run.of("deidentify", ORIGINALS, out, "--key", key, "--json");
        List<JsonNode> lines = lines(run);
        assertThat(lines).filteredOn(line -> line.path("output").isNull()).allSatisfy(line -> {
            assertThat(line.path("path").textValue())
                    .as("says nowhere whose it is")
                    .endsWith("priv_SQ.dcm");
            assertThat(line.path("code").textValue()).isEqualTo("DEIDENTIFICATION_FAILED");
        });
        List<JsonNode> written =
                lines.stream().filter(line -> !line.path("output").isNull()).toList();
        assertThat(written).hasSize(lines.size() - 2).allSatisfy(line -> {
            assertThat(Path.of(line.path("output").textValue())).exists();
            assertThat(line.path("methodCodes").toString())
                    .matches("\\[\"113100\",(\"113104\",)?\"113105\",\"113107\"\\]");
        });
        assertThat(run.exit()).isEqualTo(1);
        Run scan = Run.of("leak-scan", ORIGINALS, out, "--json");
        JsonNode found = JSON.readTree(scan.out());
        assertThat(found.path("hits")).isEmpty();
        assertThat(found.path("files").intValue()).isEqualTo(written.size());
        assertThat(found.path("identifiers").intValue()).isGreaterThan(50);
        assertThat(scan.exit()).isZero();
        assertThat(names(out)).allMatch(name -> name.matches("[0-9.]+dcm|[0-9.]+"));
    }

    @Test
    void theOriginalsThemselvesAreFullOfHits() throws IOException {
        Run scan = Run.of("leak-scan", ORIGINALS, ORIGINALS, "--json");
        assertThat(scan.exit()).isEqualTo(1);
        assertThat(JSON.readTree(scan.out()).path("hits").size()).isGreaterThan(100);
        assertThat(scan.out()).doesNotContain("Doe", "CompressedSamples");
    }

    @Test
    void twiceWritesTheSame() throws IOException {
        Run.of("deidentify", ORIGINALS, out, "--key", key);
        List<String> first = names(out);
        Run again = Run.of("deidentify", out, directory.resolve("again"), "--key", key);
        assertThat(again.exit()).isZero();
        assertThat(names(directory.resolve("again"))).isEqualTo(first);
    }

    @Test
    void aPolicyKeepsWhatThePatientIsLike() throws IOException {
        Path policy = Files.writeString(
                directory.resolve("policy.json"), "{\"id\":\"trial-7\",\"retained\":[\"PATIENT_CHARACTERISTICS\"]}");
        Path original = ORIGINALS.resolve("CT_small.dcm");
        JsonNode line = lines(Run.of("deidentify", original, out, "--key", key, "--policy", policy, "--json"))
                .get(0);
        assertThat(line.path("methodCodes").toString()).contains("113108");
        String written = Files.readString(
                Path.of(line.path("output").textValue()), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(written).contains("policy trial-7");
    }

    @Test
    void whatADeviceDrawsIsBlacked() throws IOException {
        Path original = Path.of("../shared/samples/dicom/syntax/examples_palette.dcm");
        Path rules = Files.writeString(directory.resolve("rules.json"), """
                [{"source": {"modality": "US", "manufacturer": "Philips Medical Systems", "model": "CX50",
                  "imageType": "ORIGINAL\\\\PRIMARY\\\\OBSTETRICAL", "rows": 350, "columns": 800},
                  "regions": [{"x": 0, "y": 0, "width": 800, "height": 262}]}]
                """);
        JsonNode before = lines(Run.of("deidentify", original, out, "--key", key, "--json"))
                .get(0);
        assertThat(before.path("burnedInRisk").textValue()).contains("US");
        Path blacked = directory.resolve("blacked");
        JsonNode line = lines(Run.of("deidentify", original, blacked, "--key", key, "--rules", rules, "--json"))
                .get(0);
        assertThat(line.path("methodCodes").toString()).contains("113101");
        assertThat(line.path("burnedInRisk").isNull()).isTrue();
        assertThat(Run.of("deidentify", original, out, "--key", key, "--rules", key)
                        .err())
                .startsWith("RULES_INVALID: ");
    }

    @Test
    void facesAreBlankedWhereThePolicySaysSo() throws IOException {
        Path head = ORIGINALS.resolveSibling("ct-series-human-ge");
        Path policy = Files.writeString(
                directory.resolve("policy.json"), "{\"id\":\"trial-7\",\"retained\":[],\"faces\":\"BLANK\"}");
        List<JsonNode> kept = lines(Run.of("deidentify", head, out, "--key", key, "--json"));
        assertThat(kept).hasSize(28).allSatisfy(line -> {
            assertThat(line.path("faces").textValue()).isEqualTo("NOT_DONE");
            assertThat(line.path("methodCodes").toString()).doesNotContain("113102");
        });
        Path blanked = directory.resolve("blanked");
        Run run = Run.of("deidentify", head, blanked, "--key", key, "--policy", policy, "--json");
        assertThat(run.exit()).isZero();
        assertThat(lines(run)).hasSize(28).allSatisfy(line -> {
            assertThat(line.path("faces").textValue()).isEqualTo("BLANKED");
            assertThat(line.path("methodCodes").toString()).contains("113102");
        });
        assertThat(names(blanked)).isEqualTo(names(out));
    }

    /** One slice of a head is no volume. */
    @Test
    void aFaceThatCannotBeBlankedIsNotWritten() throws IOException {
        Path slice = ORIGINALS.resolveSibling("ct-series-human-ge").resolve("01.dcm");
        Path policy = Files.writeString(
                directory.resolve("policy.json"), "{\"id\":\"trial-7\",\"retained\":[],\"faces\":\"BLANK\"}");
        Run run = Run.of("deidentify", slice, out, "--key", key, "--policy", policy, "--json");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(lines(run).get(0).path("code").textValue()).isEqualTo("FACES_NOT_BLANKED");
        assertThat(lines(run).get(0).path("faces").isNull()).isTrue();
        assertThat(out).doesNotExist();
    }

    @Test
    void whatIsNoImageIsNotWritten() throws IOException {
        Path text = Files.writeString(directory.resolve("text.dcm"), "no image");
        Run run = Run.of("deidentify", text, out, "--key", key, "--json");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(lines(run).get(0).path("code").textValue()).isEqualTo("NOT_DICOM");
        assertThat(out).doesNotExist();
    }

    @Test
    void wrongUseSaysTheWayOut() throws IOException {
        Path weak = Files.writeString(directory.resolve("weak"), "short");
        assertThat(Run.of("deidentify", ORIGINALS, out, "--key", weak).err()).startsWith("KEY_INVALID: ");
        assertThat(Run.of("deidentify", ORIGINALS, ORIGINALS.resolve("out"), "--key", key)
                        .err())
                .startsWith("OUT_INVALID: ");
        assertThat(Run.of("deidentify", directory.resolve("none"), out, "--key", key)
                        .err())
                .startsWith("PATH_MISSING: ");
        Path wrong = Files.writeString(directory.resolve("wrong"), "{\"id\":\"x\",\"retained\":[\"EVERYTHING\"]}");
        Run run = Run.of("deidentify", ORIGINALS, out, "--key", key, "--policy", wrong);
        assertThat(run.err()).startsWith("POLICY_INVALID: ");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(out).doesNotExist();
        assertThat(Run.of("leak-scan", weak, key).err()).startsWith("NO_ORIGINALS: ");
    }

    private static List<JsonNode> lines(Run run) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : run.out().split("\\R")) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(path -> !path.equals(folder))
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
