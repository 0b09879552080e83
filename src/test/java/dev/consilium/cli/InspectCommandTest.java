package dev.consilium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.dicom.SampleObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the files are: one line for each, exit code 0, and never an exception. */
class InspectCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is wrong with samples, where something is. */
    private static final Map<String, String> REASONS = Map.of(
            // A stray byte stands before the first element; dcmdump refuses it too.
            "dicom/broken/no_meta.dcm", "NOT_DICOM",
            "dicom/broken/MR_truncated.dcm", "TRUNCATED",
            "dicom/broken/rtplan_truncated.dcm", "TRUNCATED",
            // Number of Frames is "1A".
            "dicom/broken/badVR.dcm", "MALFORMED",
            // Pixel Data without Rows and Columns.
            "dicom/broken/meta_missing_tsyntax.dcm", "MALFORMED",
            "dicom/phi/nested_priv_SQ.dcm", "MALFORMED",
            // A delimiter stands within a fragment; no two readers agree on what follows.
            "dicom/broken/JPEG2000-embedded-sequence-delimiter.dcm", "MALFORMED");

    /** Coded with loss, where decoders may differ by a step or two of their transform. */
    private static final Set<String> LOSSY =
            Set.of("dicom/syntax/MR4_JPLY.dcm", "dicom/syntax/JPEG-lossy.dcm", "dicom/syntax/examples_ybr_color.dcm");

    /** Implicit little endian, without meta information. */
    private static final String FLOAT_MAP = "1000 1000 04000000 413D3D20"
            + "2800 1000 02000000 0100 2800 1100 02000000 0200 2800 0001 02000000 2000"
            + "E07F 0800 08000000 0000C0BF 0000803E";

    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> samplesAreWhatOthersSayTheyAre() throws IOException {
        return SampleObjects.all().stream()
                .map(known -> DynamicTest.dynamicTest(known.path(), () -> {
                    JsonNode line = inspect(known.file());
                    assertThat(line.path("path").asText())
                            .isEqualTo(known.file().toString());
                    assertThat(line.path("reason").textValue()).isEqualTo(REASONS.get(known.path()));
                    assertThat(line.path("readable").asBoolean())
                            .isEqualTo(!"NOT_DICOM".equals(REASONS.get(known.path())));
                    if (known.decoded()) {
                        assertPixels(known, line);
                    } else {
                        assertThat(line.path("pixelDigest").isNull()).isTrue();
                    }
                }));
    }

    private static void assertPixels(SampleObjects.Known known, JsonNode line) {
        int tolerance = LOSSY.contains(known.path()) ? 2 : 0;
        assertThat(JSON.convertValue(line.path("shape"), Integer[].class)).containsExactlyElementsOf(known.shape());
        assertThat(line.path("min").asInt()).isBetween(known.minimum() - tolerance, known.minimum() + tolerance);
        assertThat(line.path("max").asInt()).isBetween(known.maximum() - tolerance, known.maximum() + tolerance);
        if (tolerance == 0) {
            assertThat(line.path("pixelDigest").asText()).isEqualTo(known.digest());
        }
    }

    @TestFactory
    Stream<DynamicTest> namesAreReadByTheirCharacterSet() throws IOException {
        return SampleObjects.names().stream()
                .map(row ->
                        DynamicTest.dynamicTest(row[0], () -> assertThat(inspect(Path.of("../shared/samples", row[0]))
                                        .path("patientNameUtf8")
                                        .asText()
                                        .replaceAll("[=^]+$", ""))
                                .isEqualTo(row[2])));
    }

    @Test
    void whatTheFileSaysOfItsSyntaxIsToldAsItStands() throws IOException {
        Path samples = Path.of("../shared/samples/dicom/syntax");
        assertThat(inspect(samples.resolve("MR_small_bigendian.dcm"))
                        .path("transferSyntax")
                        .asText())
                .isEqualTo("1.2.840.10008.1.2.2");
        assertThat(inspect(samples.resolve("image_dfl.dcm"))
                        .path("transferSyntax")
                        .asText())
                .isEqualTo("1.2.840.10008.1.2.1.99");
    }

    /** An empty parametric map of one frame that does not say that it is one. */
    @Test
    void floatsAreToldAsFloatsAndANameWithoutItsEmptyGroups() throws IOException {
        Path map = directory.resolve("map.dcm");
        Files.write(map, HexFormat.of().parseHex(FLOAT_MAP.replace(" ", "")));
        JsonNode line = inspect(map);
        assertThat(line.path("reason").isNull()).isTrue();
        assertThat(line.path("frames").asInt()).isEqualTo(1);
        assertThat(line.path("min").asDouble()).isEqualTo(-1.5);
        assertThat(line.path("max").asDouble()).isEqualTo(0.25);
        assertThat(line.path("pixelDigest").asText()).hasSize(16);
        assertThat(line.path("patientNameUtf8").asText()).isEqualTo("A");
    }

    @Test
    void foldersAreWalkedAndWhatIsNoImageIsALineToo() throws IOException {
        Path below = Files.createDirectories(directory.resolve("a/b"));
        Files.writeString(below.resolve("note.txt"), "no image");
        Files.createFile(directory.resolve("empty.dcm"));
        Run run = Run.of("inspect", "--json", directory, directory.resolve("nowhere.dcm"));
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        List<JsonNode> lines = lines(run);
        assertThat(lines)
                .extracting(line -> line.path("reason").asText())
                .containsExactly("NOT_DICOM", "NOT_DICOM", "NO_SUCH_FILE");
        assertThat(lines).noneMatch(line -> line.path("readable").asBoolean());
        assertThat(lines.get(0).path("path").asText())
                .isEqualTo(below.resolve("note.txt").toString());
    }

    @Test
    void forPeopleThereIsALineWithoutTheName() {
        Run run = Run.of("inspect", "../shared/samples/dicom/phi/CT_small.dcm");
        assertThat(run.out()).contains("CT 128x128 values 128 to 2191").doesNotContain("CompressedSamples");
    }

    private static JsonNode inspect(Path file) throws IOException {
        Run run = Run.of("inspect", "--json", file);
        assertThat(run.exit()).isZero();
        List<JsonNode> lines = lines(run);
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private static List<JsonNode> lines(Run run) throws IOException {
        try (var parser = JSON.createParser(run.out())) {
            return Arrays.asList(
                    JSON.readValues(parser, JsonNode.class).readAll().toArray(JsonNode[]::new));
        }
    }
}
