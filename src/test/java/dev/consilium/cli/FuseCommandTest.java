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
import java.awt.image.Raster;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
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
    void otherVoxelsAreAStatusAndNothingIsWritten() throws IOException {
        Path here = file("here.nii", GRID, box(4));
        Path moved = file("moved.nii", grid(SHAPE, -49), box(4));
        Path out = directory.resolve("out.nii");
        Path map = directory.resolve("map.nii");
        Run run = Run.of("fuse", here, moved, "--out", out, "--posterior", map, "--json");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        JsonNode answer = JSON.readTree(run.out());
        assertThat(answer.path("status").asText()).isEqualTo("GEOMETRY_MISMATCH");
        for (String none : List.of("grid", "consensus", "majority", "voxels", "expectedVoxels", "meanEntropy")) {
            assertThat(answer.path(none).isNull()).as(none).isTrue();
        }
        assertThat(answer.path("warnings")).singleElement().asString().contains("moved.nii", "--extend");
        assertThat(answer.path("raters").findValuesAsText("status")).containsOnly("GEOMETRY_MISMATCH");
        assertThat(answer.path("metrics").findValuesAsText("status")).containsOnly("GEOMETRY_MISMATCH");
        assertThat(out).doesNotExist();
        assertThat(map).doesNotExist();
        Run words = Run.of("fuse", here, moved);
        assertThat(words.exit()).isEqualTo(1);
        assertThat(words.out()).contains("GEOMETRY_MISMATCH", "moved.nii");
    }

    @Test
    void whatReachesLessFarIsExtendedOnlyWhereThatIsAskedFor() throws IOException {
        Path here = file("here.nii", GRID, box(4));
        MaskGrid shorter = grid(new GridShape(5, 20, 24), -50);
        Path less = file("less.nii", shorter, new PixelBox(4, 4, 8, 8, 1, 2).rasterised(shorter.shape()));
        assertThat(Run.of("fuse", here, less).exit()).isEqualTo(1);
        assertThat(answer("fuse", less, here, "--extend", "--json")
                        .path("grid")
                        .path("shape")
                        .path(0)
                        .asInt())
                .isEqualTo(6);
    }

    @Nested
    class Maps {

        private Path out = Path.of("");

        @BeforeEach
        void place() {
            out = directory.resolve("out.nii");
        }

        @ParameterizedTest
        @ValueSource(strings = {"majority", "staple", "simple"})
        void holdWhatTheAnswerSumsUp(String method) throws IOException {
            Path shares = directory.resolve("shares.nii");
            Path bits = directory.resolve("bits.nii");
            JsonNode answer = answer(
                    "fuse",
                    "--method",
                    method,
                    file("a.nii", GRID, box(4)),
                    file("b.nii", GRID, box(6)),
                    file("c.nii", GRID, box(8)),
                    "--out",
                    out,
                    "--posterior",
                    shares,
                    "--entropy",
                    bits,
                    "--json");
            float[] posterior = floats(Files.readAllBytes(shares));
            float[] entropy = floats(Files.readAllBytes(bits));
            double sum = 0;
            double entropies = 0;
            for (int i = 0; i < posterior.length; i++) {
                sum += posterior[i];
                entropies += entropy[i];
                double w = posterior[i];
                double expected = w <= 0 || w >= 1 ? 0 : -(w * Math.log(w) + (1 - w) * Math.log(1 - w)) / Math.log(2);
                assertThat((double) entropy[i]).isCloseTo(expected, within(1e-4));
            }
            assertThat(sum).isCloseTo(answer.path("expectedVoxels").asDouble(), within(1e-3));
            long marked = answer.path("markedVoxels").asLong();
            assertThat(entropies / marked).isCloseTo(answer.path("meanEntropy").asDouble(), within(1e-4));
            assertThat(posterior[(1 * 20 + 6) * 24 + 6]).isGreaterThan(0.99f);
        }

        /** Axes, places and sizes are told by the same bytes as those of the consensus. */
        @Test
        void lieWhereTheConsensusLies() throws IOException {
            Path shares = directory.resolve("shares.nii.gz");
            answer(
                    "fuse",
                    file("a.nii", GRID, box(4)),
                    file("b.nii", GRID, box(6)),
                    "--out",
                    out,
                    "--posterior",
                    shares,
                    "--json");
            byte[] mask = Files.readAllBytes(out);
            byte[] map;
            try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(shares))) {
                map = in.readAllBytes();
            }
            assertThat(map).hasSize(352 + 4 * 6 * 20 * 24);
            assertThat(Arrays.copyOfRange(map, 40, 70)).isEqualTo(Arrays.copyOfRange(mask, 40, 70));
            assertThat(Arrays.copyOfRange(map, 74, 348)).isEqualTo(Arrays.copyOfRange(mask, 74, 348));
            assertThat(map[70]).isEqualTo((byte) 16);
            assertThat(map[72]).isEqualTo((byte) 32);
        }

        @Test
        void ofOneSliceArePictures() throws IOException {
            MaskGrid flat = new MaskGrid(new GridShape(1, 20, 24), new VoxelSpacing(1, 1, 1), null);
            Path a = picture("a.png", flat, 3, 9);
            Path b = picture("b.png", flat, 3, 7);
            Path shares = directory.resolve("shares.png");
            Path bits = directory.resolve("bits.PNG");
            Run run = Run.of("fuse", a, b, "--method", "majority", "--posterior", shares, "--entropy", bits);
            assertThat(run.exit()).isZero();
            Raster posterior = ImageIO.read(shares.toFile()).getRaster();
            Raster entropy = ImageIO.read(bits.toFile()).getRaster();
            assertThat(List.of(grey(posterior, 4), grey(posterior, 8), grey(posterior, 12)))
                    .isEqualTo(List.of(255, 128, 0));
            assertThat(List.of(grey(entropy, 4), grey(entropy, 8), grey(entropy, 12)))
                    .isEqualTo(List.of(0, 255, 0));
            Path placeless = directory.resolve("shares.nii");
            assertThat(Run.of("fuse", a, b, "--posterior", placeless).exit()).isZero();
            assertThat(floats(Files.readAllBytes(placeless))).hasSize(20 * 24);
        }

        @Test
        void areRefusedWhereTheyCannotBe() throws IOException {
            Path a = file("a.nii", GRID, box(4));
            Path b = file("b.nii", GRID, box(6));
            refused(Run.of("fuse", a, b, "--method", "sba", "--posterior", out), "METHOD_WITHOUT_PROBABILITY");
            refused(Run.of("fuse", a, b, "--method", "sba", "--entropy", out), "METHOD_WITHOUT_PROBABILITY");
            for (String name : List.of("map.dcm", "map.json", "map.rlm", "map", "map.txt")) {
                refused(Run.of("fuse", a, b, "--posterior", directory.resolve(name)), "OUTPUT_FORMAT_UNKNOWN");
                refused(Run.of("fuse", a, b, "--entropy", directory.resolve(name)), "OUTPUT_FORMAT_UNKNOWN");
            }
            refused(Run.of("fuse", a, b, "--posterior", a), "OUTPUT_EXISTS");
            refused(Run.of("fuse", a, b, "--out", out, "--posterior", out), "OUTPUT_TWICE");
            Path same = directory.resolve(".").resolve("out.nii");
            refused(Run.of("fuse", a, b, "--posterior", out, "--entropy", same), "OUTPUT_TWICE");
            assertThat(out).doesNotExist();
        }

        @Test
        void areNotHalfWritten() throws IOException {
            Path a = file("a.nii", GRID, box(4));
            Path missing = directory.resolve("none").resolve("bits.nii");
            Path shares = directory.resolve("shares.nii");
            refused(
                    Run.of("fuse", a, a, "--out", out, "--posterior", shares, "--entropy", missing),
                    "OUTPUT_NOT_WRITTEN");
            Path deep = directory.resolve("deep.png");
            refused(Run.of("fuse", a, a, "--out", out, "--posterior", deep), "MASK_FILE_UNSUPPORTED");
            try (Stream<Path> left = Files.list(directory)) {
                assertThat(left).containsExactly(a);
            }
        }

        /** Nothing is written under the name itself, so that a command that was stopped leaves no half of a file there. */
        @Test
        void haveTheirNamesOnceAllAreWhole() throws Exception {
            Path a = file("a.nii", GRID, box(4));
            Path end = directory.resolve("end");
            Set<String> written = new HashSet<>();
            try (WatchService watch = directory.getFileSystem().newWatchService()) {
                directory.register(watch, StandardWatchEventKinds.ENTRY_MODIFY);
                assertThat(Run.of("fuse", a, a, "--out", out).exit()).isZero();
                Files.writeString(end, "seen");
                while (!written.contains("end")) {
                    WatchKey key = Objects.requireNonNull(watch.poll(30, TimeUnit.SECONDS), "nothing is told");
                    key.pollEvents().forEach(event -> written.add(String.valueOf(event.context())));
                    key.reset();
                }
            }
            assertThat(out).exists();
            assertThat(written).doesNotContain(out.getFileName().toString());
            try (Stream<Path> left = Files.list(directory)) {
                assertThat(left).containsExactlyInAnyOrder(a, out, end);
            }
        }

        private Path picture(String name, MaskGrid flat, int from, int to) throws IOException {
            RunLengthMask mask = new PixelBox(from, 3, to, 9, 0, 0).rasterised(flat.shape());
            return written(name, MaskFormat.PNG, new MaskVolume(flat, List.of(new Segment(1, "x", mask))));
        }

        private static int grey(Raster picture, int x) {
            return picture.getSample(x, 5, 0);
        }

        private static float[] floats(byte[] nifti) {
            FloatBuffer values = ByteBuffer.wrap(nifti, 352, nifti.length - 352)
                    .slice()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
            float[] floats = new float[values.remaining()];
            values.get(floats);
            return floats;
        }
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
