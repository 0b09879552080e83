package dev.consilium.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.MaskVolume.Segment;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.imaging.maskfile.MaskFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code overlap} of two directories; masks are stretches of a row of twelve pixels. */
class OverlapCasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MaskGrid ROW = new MaskGrid(new GridShape(1, 1, 12), new VoxelSpacing(1, 1, 1), null);

    @TempDir
    Path directory;

    private Path ada = Path.of("");
    private Path ben = Path.of("");

    @BeforeEach
    void directories() throws IOException {
        ada = Files.createDirectories(directory.resolve("ada"));
        ben = Files.createDirectories(directory.resolve("ben"));
    }

    @Test
    void filesOfOneNameAreComparedAndSummedUp() throws IOException {
        both("1.nii", segment(1, 0, 4), segment(1, 0, 4));
        both("2.nii", segment(1, 0, 4), segment(1, 0, 2));
        both("deep/3.nii", segment(1, 0, 4), segment(1, 2, 6));
        Files.writeString(ada.resolve(".hidden"), "no mask");
        JsonNode answer = answer(0);
        assertThat(answer.path("cases").findValuesAsText("case")).containsExactly("1.nii", "2.nii", "deep/3.nii");
        assertThat(answer.path("cases")
                        .path(1)
                        .path("pairs")
                        .path(0)
                        .path("dice")
                        .asDouble())
                .isEqualTo(2.0 / 3, within(1e-12));
        JsonNode dice = row(answer, "1", "mask-dice");
        assertThat(dice.path("cases").asInt()).isEqualTo(3);
        assertThat(dice.path("valued").asInt()).isEqualTo(3);
        assertThat(dice.path("undefined").asInt()).isZero();
        assertThat(dice.path("mean").asDouble()).isEqualTo((1 + 2.0 / 3 + 0.5) / 3, within(1e-12));
        assertThat(dice.path("median").asDouble()).isEqualTo(2.0 / 3, within(1e-12));
        assertThat(dice.path("lowerQuartile").asDouble()).isEqualTo((2.0 / 3 + 0.5) / 2, within(1e-12));
        assertThat(dice.path("upperQuartile").asDouble()).isEqualTo((2.0 / 3 + 1) / 2, within(1e-12));
        assertThat(dice.path("worst").asDouble()).isEqualTo(0.5, within(1e-12));
        assertThat(dice.path("worstCase").asText()).isEqualTo("deep/3.nii");
        JsonNode farthest = row(answer, "1", "hausdorff-mm");
        assertThat(farthest.path("worst").asDouble()).isEqualTo(2);
        assertThat(StreamSupport.stream(answer.path("summary").spliterator(), false)
                        .filter(row -> row.path("metricId").asText().equals("nsd-surfel"))
                        .map(row -> row.path("toleranceMm").asDouble()))
                .containsExactly(1.0, 2.0);
        Run words = Run.of("overlap", ada, ben);
        assertThat(words.exit()).isZero();
        assertThat(words.out()).contains("3 cases", "label 1", "mask-dice", "0.7222", "in deep/3.nii");
    }

    /** Case 1 has no label 2 on either side: two empty masks there, counted and by policy a value or none. */
    @Test
    void aLabelHasAsManyCasesAsThereAre() throws IOException {
        both("1.nii", segment(1, 0, 4), segment(1, 0, 4));
        write(ada.resolve("2.nii"), segment(1, 0, 4), segment(2, 4, 8));
        write(ben.resolve("2.nii"), segment(1, 0, 4), segment(2, 4, 6));
        JsonNode agreed = row(answer(0), "2", "mask-dice");
        assertThat(agreed.path("cases").asInt()).isEqualTo(2);
        assertThat(agreed.path("undefined").asInt()).isEqualTo(1);
        assertThat(agreed.path("mean").asDouble()).isEqualTo((1 + 2.0 / 3) / 2, within(1e-12));
        JsonNode answer = answer(0, "--policy", "skip");
        JsonNode skipped = row(answer, "2", "mask-dice");
        assertThat(skipped.path("cases").asInt()).isEqualTo(2);
        assertThat(skipped.path("valued").asInt()).isEqualTo(1);
        assertThat(skipped.path("mean").asDouble()).isEqualTo(2.0 / 3, within(1e-12));
        JsonNode all = answer.path("summary").path(0);
        assertThat(all.path("label").isNull()).isTrue();
        assertThat(all.path("metricId").asText()).isEqualTo("generalised-dice");
        assertThat(all.path("cases").asInt()).isEqualTo(2);
        assertThat(Run.of("overlap", ada, ben, "--policy", "skip").out())
                .contains("all labels", "1 of 2 with a value, 1 undefined");
    }

    /** Where no case has more than one, it is that one, whatever its value. */
    @Test
    void aLoneObjectIsTheSameInEveryCase() throws IOException {
        both("1.nii", segment(1, 0, 4), segment(7, 0, 4));
        both("2.nii", segment(1, 0, 4), segment(1, 0, 2));
        write(ada.resolve("3.nii"));
        write(ben.resolve("3.nii"));
        JsonNode dice = row(answer(0), "1", "mask-dice");
        assertThat(dice.path("cases").asInt()).isEqualTo(3);
        assertThat(dice.path("undefined").asInt()).isEqualTo(1);
    }

    /** Case 2 has label 1 here and label 2 there: each is empty on one side, as case 1 says that they are two. */
    @Test
    void loneObjectsOfTwoLabelsAreNoPairWhereACaseHasSeveral() throws IOException {
        write(ada.resolve("1.nii"), segment(1, 0, 4), segment(2, 4, 8));
        write(ben.resolve("1.nii"), segment(1, 0, 4), segment(2, 4, 8));
        both("2.nii", segment(1, 0, 4), segment(2, 0, 4));
        both("3.nii", segment(2, 0, 4), segment(2, 0, 4));
        JsonNode answer = answer(0);
        JsonNode pairs = answer.path("cases").path(1).path("pairs");
        assertThat(pairs.findValuesAsText("label")).containsExactly("1", "2");
        assertThat(pairs.findValuesAsText("dice")).containsExactly("0.0", "0.0");
        assertThat(row(answer, "1", "mask-dice").path("mean").asDouble()).isEqualTo(2.0 / 3, within(1e-12));
        assertThat(row(answer, "2", "mask-dice").path("mean").asDouble()).isEqualTo(2.0 / 3, within(1e-12));
        assertThat(row(answer, "2", "mask-dice").path("worstCase").asText()).isEqualTo("2.nii");
    }

    @Test
    void aDirectoryMayBeALink() throws IOException {
        both("deep/1.nii", segment(1, 0, 4), segment(1, 0, 4));
        ben = Files.createSymbolicLink(directory.resolve("link"), ben);
        assertThat(answer(0).path("cases").findValuesAsText("case")).containsExactly("deep/1.nii");
    }

    @Test
    void gridsThatDifferAndFilesWithoutNamesakeAreFindings() throws IOException {
        both("1.nii", segment(1, 0, 4), segment(1, 0, 4));
        write(ada.resolve("ada.nii"), segment(1, 0, 4));
        JsonNode alone = answer(1);
        assertThat(alone.path("onlyReference").path(0).asText()).isEqualTo("ada.nii");
        assertThat(alone.path("onlyPrediction")).isEmpty();
        assertThat(alone.path("warnings").path(0).asText()).contains("namesake");
        assertThat(Run.of("overlap", ada, ben).out()).contains("ada.nii");
        MaskGrid wide = new MaskGrid(ROW.shape(), new VoxelSpacing(1, 1, 2), null);
        write(ben.resolve("ada.nii"), new MaskVolume(wide, List.of(segment(1, 0, 4))));
        JsonNode mismatched = answer(1);
        assertThat(mismatched.path("cases").path(1).path("status").asText()).isEqualTo("GEOMETRY_MISMATCH");
        JsonNode dice = row(mismatched, "1", "mask-dice");
        assertThat(dice.path("cases").asInt()).isEqualTo(2);
        assertThat(dice.path("valued").asInt()).isEqualTo(1);
        assertThat(dice.path("undefined").asInt()).isEqualTo(1);
        assertThat(Run.of("overlap", ada, ben).out()).contains("ada.nii: GEOMETRY_MISMATCH");
    }

    @Test
    void givesThePublishedOutlinesOfTwoReaders() throws IOException {
        Path samples = Path.of("../shared/samples/segmentation/bubil1");
        Assumptions.assumeTrue(Files.exists(samples), "the shared samples are not beside this checkout");
        Run run = Run.of(
                "overlap", samples.resolve("Person1_Amira"), samples.resolve("Person5_Amira"), "--object", 0, "--json");
        JsonNode answer = JSON.readTree(run.out());
        JsonNode one = StreamSupport.stream(answer.path("cases").spliterator(), false)
                .filter(found -> found.path("case").asText().equals("B01.png"))
                .findFirst()
                .orElseThrow();
        assertThat(one.path("pairs").path(0).path("dice").asDouble()).isEqualTo(0.844284975, within(1e-9));
        assertThat(row(answer, "1", "mask-dice").path("cases").asInt())
                .isEqualTo(answer.path("cases").size());
    }

    @Test
    void whatCannotBePairedOrReadIsRefused() throws IOException {
        refused(Run.of("overlap", ada, ben), "NO_PAIRS");
        write(ada.resolve("1.nii"), segment(1, 0, 4));
        write(ben.resolve("2.nii"), segment(1, 0, 4));
        refused(Run.of("overlap", ada, ben), "NO_PAIRS");
        refused(Run.of("overlap", ada, ben.resolve("2.nii")), "DIRECTORY_AND_FILE");
        refused(Run.of("overlap", ada.resolve("1.nii"), ben), "DIRECTORY_AND_FILE");
        refused(Run.of("overlap", ada, directory.resolve("none")), "FILE_UNREADABLE");
        refused(Run.of("overlap", directory.resolve("none"), ben), "FILE_UNREADABLE");
        Files.writeString(ada.resolve("2.nii"), "no mask at all");
        Run run = Run.of("overlap", ada, ben);
        refused(run, "MASK_FILE_UNSUPPORTED");
        assertThat(run.err()).contains("2.nii");
    }

    private static void refused(Run run, String code) {
        assertThat(run.err()).startsWith(code + ": ").hasLineCount(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.exit()).isEqualTo(2);
    }

    private JsonNode answer(int exit, Object... options) throws IOException {
        Object[] command = new Object[4 + options.length];
        System.arraycopy(new Object[] {"overlap", ada, ben, "--json"}, 0, command, 0, 4);
        System.arraycopy(options, 0, command, 4, options.length);
        Run run = Run.of(command);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isEqualTo(exit);
        assertThat(run.out()).doesNotContain("NaN", "Infinity");
        return JSON.readTree(run.out());
    }

    private static JsonNode row(JsonNode answer, String label, String metric) {
        return StreamSupport.stream(answer.path("summary").spliterator(), false)
                .filter(row -> row.path("label").asText().contains(label)
                        && row.path("metricId").asText().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private void both(String name, Segment reference, Segment prediction) throws IOException {
        write(ada.resolve(name), reference);
        write(ben.resolve(name), prediction);
    }

    private static Segment segment(int number, int from, int to) {
        return new Segment(
                number,
                String.valueOf(number),
                new MaskBuilder(ROW.shape()).add(0, from, to).build());
    }

    private static void write(Path file, Segment... segments) throws IOException {
        write(file, new MaskVolume(ROW, List.of(segments)));
    }

    private static void write(Path file, MaskVolume volume) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            MaskFormat.NIFTI.write(volume, out);
        }
    }
}
