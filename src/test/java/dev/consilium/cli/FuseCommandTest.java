package dev.consilium.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.MaskVolume.Segment;
import dev.consilium.imaging.mask.PixelBox;
import dev.consilium.imaging.mask.Placement;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.imaging.maskfile.MaskFiles;
import dev.consilium.imaging.maskfile.MaskFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FuseCommandTest {

    private static final Path SAMPLES = Path.of("../shared/samples/segmentation/bubil1");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final GridShape SHAPE = new GridShape(6, 20, 24);
    private static final MaskGrid GRID = grid(SHAPE, -50);

    @TempDir
    Path directory;

    /** The values are in {@code REFERENCE.tsv}; black is the object. */
    @Test
    void givesWhatItkGivesOnPublishedOutlines() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(SAMPLES), "the samples are not here: " + SAMPLES);
        List<Object> arguments = new ArrayList<>(List.of("fuse", "--itk", "--object", 0, "--json"));
        try (Stream<Path> folders = Files.list(SAMPLES)) {
            folders.filter(folder -> folder.getFileName().toString().startsWith("Person"))
                    .sorted()
                    .map(folder -> folder.resolve("B18.png"))
                    .forEach(arguments::add);
        }
        JsonNode answer = answer(arguments.toArray());
        assertThat(answer.path("method").asText()).isEqualTo("staple");
        assertThat(answer.path("status").asText()).isEqualTo("OK");
        assertThat(answer.path("consensus").path("voxels").asLong()).isEqualTo(22967);
        assertThat(answer.path("majority").path("voxels").asLong()).isEqualTo(18882);
        assertThat(answer.path("raters").size()).isEqualTo(10);
        JsonNode last = answer.path("raters").path(9);
        assertThat(last.path("rater").asText()).endsWith("B18.png").contains("Person5_ImageJ");
        assertThat(last.path("sensitivity").asDouble()).isEqualTo(0.881281, within(5e-7));
        assertThat(last.path("specificity").asDouble()).isEqualTo(0.999647, within(5e-7));
        assertThat(answer.path("iterations").asInt()).isPositive();
        assertThat(answer.path("metrics").path(0).path("metricId").asText()).isEqualTo("fused-volume-mm3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"majority", "staple", "simple", "sba"})
    void countsInMillimetresAndWritesTheConsensusWhereItLies(String method) throws IOException {
        Path out = directory.resolve("consensus.nii.gz");
        JsonNode answer = answer(
                "fuse",
                "--method",
                method,
                file("a.nii", GRID, box(4)),
                file("b.nii", GRID, box(4)),
                file("c.nii", GRID, box(8)),
                "--tolerance",
                0.5,
                "--out",
                out,
                "--json");
        double voxel = 2.5 * 0.5 * 0.5;
        long voxels = answer.path("consensus").path("voxels").asLong();
        assertThat(answer.path("method").asText()).isEqualTo(method);
        assertThat(answer.path("consensus").path("volumeMm3").asDouble()).isEqualTo(voxels * voxel, within(1e-9));
        assertThat(answer.path("majority").path("voxels").asLong()).isEqualTo(box(4).voxels());
        JsonNode widest = answer.path("raters").path(2);
        assertThat(widest.path("rater").asText()).isEqualTo("c.nii");
        assertThat(widest.path("nsd").asDouble()).isBetween(0.3, 0.95);
        assertThat(answer.path("raters").path(0).path("nsd").asDouble()).isGreaterThan(0.5);
        assertThat(widest.path("biasMm3").asDouble())
                .isEqualTo((box(8).voxels() - box(4).voxels()) * voxel, within(1e-6));
        MaskVolume written = MaskFiles.read(out);
        assertThat(written.grid().matches(GRID)).isTrue();
        assertThat(written.segments()).singleElement().satisfies(segment -> {
            assertThat(segment.mask().voxels()).isEqualTo(voxels);
            assertThat(segment.mask().digest())
                    .isEqualTo(answer.path("consensus").path("digest").asText());
        });
    }

    @Test
    void aPictureIsWrittenSoThatItCanBeSeen() throws IOException {
        MaskGrid flat = new MaskGrid(new GridShape(1, 20, 24), new VoxelSpacing(1, 1, 1), null);
        RunLengthMask mask = new PixelBox(3, 3, 9, 9, 0, 0).rasterised(flat.shape());
        Path a = written("a.png", MaskFormat.PNG, new MaskVolume(flat, List.of(new Segment(7, "x", mask))));
        Path b = written("b.png", MaskFormat.PNG, new MaskVolume(flat, List.of(new Segment(1, "x", mask))));
        Path out = directory.resolve("both.png");
        assertThat(Run.of("fuse", a, b, "--out", out).exit()).isZero();
        assertThat(MaskFiles.read(out).segments()).singleElement().satisfies(segment -> {
            assertThat(segment.number()).isEqualTo(255);
            assertThat(segment.mask()).isEqualTo(mask);
        });
    }

    @Test
    void oneOfSeveralSegmentsIsChosen() throws IOException {
        MaskVolume two = new MaskVolume(GRID, List.of(new Segment(1, "one", box(4)), new Segment(2, "two", other())));
        Path a = written("a.nii", MaskFormat.NIFTI, two);
        Path b = file("b.nii", GRID, box(4));
        refused(Run.of("fuse", a, b), "SEVERAL_SEGMENTS");
        refused(Run.of("fuse", a, b, "--segment", 9), "SEGMENT_UNKNOWN");
        JsonNode answer = answer("fuse", a, b, "--segment", 2, "--json");
        assertThat(answer.path("raters").path(0).path("voxels").asLong()).isEqualTo(other().voxels());
        assertThat(answer.path("raters").path(1).path("voxels").asLong()).isZero();
        assertThat(answer.path("raters").path(1).path("status").asText()).isEqualTo("UNDEFINED_PRED_EMPTY");
    }

    @Test
    void whatSaysNothingHasAStatus() throws IOException {
        RunLengthMask none = new dev.consilium.imaging.mask.MaskBuilder(SHAPE).build();
        JsonNode empty = answer("fuse", file("a.nii", GRID, none), file("b.nii", GRID, none), "--json");
        assertThat(empty.path("status").asText()).isEqualTo("UNDEFINED_BOTH_EMPTY");
        assertThat(empty.path("uncertainFraction").isNull()).isTrue();
        JsonNode alone = answer("fuse", file("c.nii", GRID, box(4)), "--json");
        assertThat(alone.path("status").asText()).isEqualTo("UNDEFINED_NO_PAIRS");
        assertThat(alone.path("consensus").path("voxels").asLong()).isEqualTo(box(4).voxels());
        assertThat(Run.of("fuse", directory.resolve("c.nii")).out()).contains("UNDEFINED_NO_PAIRS");
    }

    @Test
    void otherVoxelsAreRefused() throws IOException {
        Path here = file("here.nii", GRID, box(4));
        refused(Run.of("fuse", here, file("moved.nii", grid(SHAPE, -49), box(4))), "GEOMETRY_MISMATCH");
        MaskGrid shorter = grid(new GridShape(5, 20, 24), -50);
        Path less = file("less.nii", shorter, new PixelBox(4, 4, 8, 8, 1, 2).rasterised(shorter.shape()));
        refused(Run.of("fuse", here, less), "GEOMETRY_MISMATCH");
        assertThat(answer("fuse", less, here, "--extend", "--json")
                        .path("grid")
                        .path("shape")
                        .path(0)
                        .asInt())
                .isEqualTo(6);
    }

    @Test
    void whatIsNoMaskOrCannotBeWrittenIsRefused() throws IOException {
        Path mask = file("mask.nii", GRID, box(4));
        Path text = Files.writeString(directory.resolve("text.nii"), "no mask at all");
        refused(Run.of("fuse", mask, text), "MASK_FILE_UNSUPPORTED");
        refused(Run.of("fuse", mask, directory.resolve("none.nii")), "FILE_UNREADABLE");
        refused(Run.of("fuse"), "USAGE");
        refused(Run.of("fuse", mask, "--method", "best"), "USAGE");
        refused(Run.of("fuse", mask, "--out", mask), "OUTPUT_EXISTS");
        refused(Run.of("fuse", mask, "--out", directory.resolve("mask.dcm")), "OUTPUT_FORMAT_UNKNOWN");
        refused(Run.of("fuse", mask, "--out", directory.resolve("none").resolve("m.nii")), "OUTPUT_NOT_WRITTEN");
        Path deep = directory.resolve("deep.png");
        refused(Run.of("fuse", mask, "--out", deep), "MASK_FILE_UNSUPPORTED");
        assertThat(deep).doesNotExist();
    }

    private static void refused(Run run, String code) {
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).singleElement().asString().startsWith(code + ": ");
    }

    private static JsonNode answer(Object... arguments) throws IOException {
        Run run = Run.of(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return JSON.readTree(run.out());
    }

    private static RunLengthMask box(int width) {
        return new PixelBox(5, 5, 5 + width, 12, 1, 4).rasterised(SHAPE);
    }

    private static RunLengthMask other() {
        return new PixelBox(16, 14, 20, 18, 1, 4).rasterised(SHAPE);
    }

    private static MaskGrid grid(GridShape shape, double x) {
        return new MaskGrid(
                shape,
                new VoxelSpacing(2.5, 0.5, 0.5),
                new Placement(
                        List.of(x, -40.0, 12.0),
                        List.of(1.0, 0.0, 0.0),
                        List.of(0.0, 1.0, 0.0),
                        List.of(0.0, 0.0, 1.0),
                        null));
    }

    private Path file(String name, MaskGrid grid, RunLengthMask mask) throws IOException {
        return written(name, MaskFormat.NIFTI, new MaskVolume(grid, List.of(new Segment(1, "object", mask))));
    }

    private Path written(String name, MaskFormat format, MaskVolume volume) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            format.write(volume, out);
        }
        return file;
    }
}
