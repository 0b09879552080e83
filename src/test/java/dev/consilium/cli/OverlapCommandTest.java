package dev.consilium.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.dicom.DicomToolkits;
import dev.consilium.imaging.TestImages;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.MaskVolume.Segment;
import dev.consilium.imaging.mask.PixelBox;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.TestMasks;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.imaging.maskfile.MaskFormat;
import dev.consilium.imaging.maskfile.PhantomSeries;
import dev.consilium.imaging.maskfile.PhantomSeries.Body;
import dev.consilium.imaging.maskfile.SegDetails;
import dev.consilium.imaging.maskfile.SegmentDescription;
import dev.consilium.imaging.maskfile.Segmentations;
import dev.consilium.imaging.maskfile.SeriesImages;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlapCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PhantomSeries SERIES = PhantomSeries.OBLIQUE;

    @TempDir
    Path directory;

    /** {@code seg_pairs.json}, written as NIfTI and read back. */
    @Test
    void givesTheVerifiedValues() throws IOException {
        for (JsonNode pair : TestImages.vector("seg_pairs.json")) {
            JsonNode expected = pair.path("expected");
            Path one = vector(pair, "ref_rle", "one.nii");
            Path other = vector(pair, "pred_rle", "other.nii.gz");
            int dimensions = pair.path("shape").size();
            JsonNode found = overlap(one, other, "--dimensions", dimensions)
                    .path("pairs")
                    .path(0);
            for (String key : List.of("dice", "iou", "hd", "hd95", "assd", "masd")) {
                assertThat(found.path(key).asDouble())
                        .as(pair.path("id").asText() + " " + key)
                        .isEqualTo(expected.path(key).asDouble(), within(1e-6));
            }
            for (String tolerance : List.of("1.0", "2.0")) {
                assertThat(found.path("nsd").path("voxel").path(tolerance).asDouble())
                        .isEqualTo(expected.path("nsd_voxel").path(tolerance).asDouble(), within(1e-9));
                assertThat(found.path("nsd").path("surfel").path(tolerance).asDouble())
                        .isEqualTo(
                                expected.path("surfel")
                                        .path("nsd")
                                        .path(tolerance)
                                        .asDouble(),
                                within(2e-3));
            }
            assertThat(found.path("counts").path("reference").asInt())
                    .isEqualTo(expected.path("n_ref").asInt());
            assertThat(found.path("counts").path("both").asInt())
                    .isEqualTo(expected.path("n_inter").asInt());
            assertThat(found.path("volumes").path("predictionMm3").asDouble())
                    .isEqualTo(
                            expected.path("n_pred").asDouble()
                                    * expected.path("voxel_vol_mm3").asDouble(),
                            within(1e-3));
        }
    }

    /** Objects are black in these pictures, which tell no spacing. */
    @Test
    void readsPicturesWhoseObjectIsZero() throws IOException {
        Path samples = Path.of("../shared/samples/segmentation/bubil1");
        Assumptions.assumeTrue(Files.exists(samples), "the shared samples are not beside this checkout");
        Path one = samples.resolve("Person1_Amira/B01.png");
        Path other = samples.resolve("Person5_Amira/B01.png");
        JsonNode answer = overlap(one, other, "--object", 0);
        JsonNode pair = answer.path("pairs").path(0);
        assertThat(answer.path("dimensions").asInt()).isEqualTo(2);
        assertThat(answer.path("warnings").size()).isEqualTo(1);
        assertThat(pair.path("dice").asDouble()).isEqualTo(0.844284975, within(1e-9));
        assertThat(pair.path("hd95").asDouble()).isEqualTo(15.112856036, within(1e-8));
        JsonNode doubled = overlap(one, other, "--object", 0, "--spacing", "2,2");
        assertThat(doubled.path("warnings")).isEmpty();
        assertThat(doubled.path("pairs").path(0).path("assd").asDouble()).isEqualTo(2 * 7.773272166, within(1e-8));
    }

    @Nested
    class Labels {

        @Test
        void areComparedByTheirName() throws IOException {
            JsonNode answer = overlap(
                    nifti("a.nii", segment(1, 0, 4), segment(2, 4, 8)),
                    nifti("b.nii", segment(2, 4, 7), segment(3, 7, 8)));
            assertThat(answer.path("pairs").findValuesAsText("label")).containsExactly("1", "2", "3");
            assertThat(answer.path("status").asText()).isEqualTo("OK");
            assertThat(answer.path("pairs").path(0).path("status").asText()).isEqualTo("UNDEFINED_PRED_EMPTY");
            assertThat(answer.path("pairs")
                            .path(0)
                            .path("segments")
                            .path("prediction")
                            .isNull())
                    .isTrue();
            assertThat(answer.path("pairs").path(1).path("dice").asDouble()).isEqualTo(6.0 / 7, within(1e-12));
            assertThat(answer.path("sharedVoxels")).hasToString("[[0,0,0],[0,3,1],[0,0,0]]");
            JsonNode overall = answer.path("metrics").path(0);
            assertThat(overall.path("metricId").asText()).isEqualTo("generalised-dice");
            assertThat(overall.path("parameters")
                            .path("emptyInReference")
                            .path(0)
                            .asText())
                    .isEqualTo("3");
        }

        @Test
        void areThoseThatThereAreWhereThereIsOneInEither() throws IOException {
            JsonNode answer = overlap(nifti("a.nii", segment(1, 0, 4)), nifti("b.nii", segment(7, 0, 4)));
            assertThat(answer.path("pairs").size()).isEqualTo(1);
            assertThat(answer.path("pairs").path(0).path("dice").asDouble()).isEqualTo(1);
            assertThat(answer.path("pairs")
                            .path(0)
                            .path("segments")
                            .path("prediction")
                            .asInt())
                    .isEqualTo(7);
        }

        @ParameterizedTest
        @CsvSource({"agreement, 1.0, 0.0", "AGREEMENT, 1.0, 0.0", "skip, , ", "worst, 0.0, 11.0"})
        void thatNobodyDrewAreByPolicy(String policy, Double dice, Double distance) throws IOException {
            JsonNode pair = overlap(nifti("a.nii"), nifti("b.nii"), "--policy", policy)
                    .path("pairs")
                    .path(0);
            assertThat(pair.path("status").asText()).isEqualTo("UNDEFINED_BOTH_EMPTY");
            assertThat(pair.path("dice").isNull()).isEqualTo(dice == null);
            if (dice != null) {
                assertThat(pair.path("dice").asDouble()).isEqualTo(dice);
                assertThat(pair.path("hd").asDouble()).isEqualTo(distance);
            }
        }
    }

    @Nested
    class Grids {

        @Test
        void thatDifferAreAStatusAndNoFault() throws IOException {
            Path a = nifti("a.nii", segment(1, 0, 4));
            RunLengthMask mask = new PixelBox(0, 0, 4, 1, 0, 0).rasterised(new GridShape(1, 2, 12));
            Path b = write(
                    "b.nii",
                    new MaskVolume(
                            new MaskGrid(mask.shape(), new VoxelSpacing(1, 1, 1), null),
                            List.of(new Segment(1, "1", mask))));
            Run run = Run.of("overlap", a, b, "--json");
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err()).isEmpty();
            JsonNode answer = JSON.readTree(run.out());
            assertThat(answer.path("status").asText()).isEqualTo("GEOMETRY_MISMATCH");
            JsonNode pair = answer.path("pairs").path(0);
            assertThat(pair.path("dice").isNull()).isTrue();
            assertThat(answer.path("sharedVoxels").isNull()).isTrue();
            assertThat(pair.path("counts").isNull()).isTrue();
            assertThat(pair.path("metrics").findValuesAsText("status")).containsOnly("GEOMETRY_MISMATCH");
            Run words = Run.of("overlap", a, b);
            assertThat(words.exit()).isEqualTo(1);
            assertThat(words.out()).contains("GEOMETRY_MISMATCH", "not resampled");
        }

        /** Segmentations hold no empty slices, and these bodies do not reach equally far. */
        @Test
        void ofSegmentationsReachAsFarAsWhatIsDrawn() throws IOException {
            Path a = segmentation("a.dcm", Body.ARMS);
            Path b = segmentation("b.dcm", Body.WEDGE);
            JsonNode pair = overlap(a, b).path("pairs").path(0);
            assertThat(pair.path("status").asText()).isEqualTo("OK");
            assertThat(pair.path("dice").asDouble())
                    .isEqualTo(SERIES.mask(Body.ARMS)
                            .overlap(SERIES.mask(Body.WEDGE))
                            .dice());
            Path whole = write("b.nii.gz", SERIES.volume(Body.WEDGE));
            JsonNode same = overlap(write("a.nii.gz", SERIES.volume(Body.ARMS)), whole)
                    .path("pairs")
                    .path(0);
            assertThat(pair.path("hd95").asDouble()).isEqualTo(same.path("hd95").asDouble(), within(1e-4));
        }
    }

    @Nested
    class BadInput {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "--spacing 0,1,1       | SPACING_INVALID",
                    "--spacing 1           | SPACING_INVALID",
                    "--spacing 1,1,1,1     | SPACING_INVALID",
                    "--spacing NaN,1,1     | SPACING_INVALID",
                    "--spacing 1,-2,1      | SPACING_INVALID",
                    "--spacing Infinity,1,1| SPACING_INVALID",
                    "--spacing wide        | USAGE",
                    "--tolerance -1        | TOLERANCE_INVALID",
                    "--tolerance NaN       | TOLERANCE_INVALID",
                    "--dimensions 4        | DIMENSIONS_INVALID",
                    "--policy mean         | USAGE",
                })
        void isRefusedWithACode(String options, String code) throws IOException {
            Path a = nifti("a.nii", segment(1, 0, 4));
            List<Object> command = new ArrayList<>(List.of("overlap", a, a, "--json"));
            command.addAll(Arrays.asList(options.split(" ")));
            refused(Run.of(command.toArray()), code);
        }

        @Test
        void aFileThatIsNoneOrNoMask() throws IOException {
            Path a = nifti("a.nii", segment(1, 0, 4));
            refused(Run.of("overlap", a, directory.resolve("none.nii")), "FILE_UNREADABLE");
            refused(Run.of("overlap", a), "USAGE");
            Path text = Files.writeString(directory.resolve("text.nii"), "no mask at all");
            Run run = Run.of("overlap", a, text);
            refused(run, "MASK_FILE_UNSUPPORTED");
            assertThat(run.err()).contains("text.nii");
            byte[] cut = Arrays.copyOf(Files.readAllBytes(a), 360);
            Path damaged = Files.write(directory.resolve("cut.nii"), cut);
            refused(Run.of("overlap", damaged, a), "MASK_FILE_INVALID");
        }
    }

    @Test
    void saysTheSameInWords() throws IOException {
        Run run = Run.of("overlap", nifti("a.nii", segment(1, 0, 4)), nifti("b.nii", segment(1, 0, 3)));
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("label 1", "mask-dice", "0.8571", "nsd-surfel at 1.0 mm");
    }

    private Path segmentation(String name, Body body) throws IOException {
        SegDetails details = new SegDetails(LocalDateTime.of(2026, 1, 2, 3, 4, 5), 301, "Phantom", "Reader^One", "1.0");
        Path file = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            DicomToolkits.present()
                    .write(
                            new Segmentations(SeriesImages.of(SERIES.headers()), details)
                                    .binary(SERIES.volume(body), List.of(SegmentDescription.manual("one"))),
                            out);
        }
        return file;
    }

    private Path vector(JsonNode pair, String runs, String name) throws IOException {
        RunLengthMask mask = TestMasks.ofVector(pair.path("shape"), pair.path(runs));
        JsonNode mm = pair.path("spacing_mm");
        int axes = mm.size();
        VoxelSpacing spacing = new VoxelSpacing(
                axes == 2 ? 1 : mm.get(0).asDouble(),
                mm.get(axes - 2).asDouble(),
                mm.get(axes - 1).asDouble());
        return write(
                name, new MaskVolume(new MaskGrid(mask.shape(), spacing, null), List.of(new Segment(1, "1", mask))));
    }

    /** A row of twelve pixels. */
    private Path nifti(String name, Segment... segments) throws IOException {
        MaskGrid grid = new MaskGrid(new GridShape(1, 1, 12), new VoxelSpacing(1, 1, 1), null);
        return write(name, new MaskVolume(grid, List.of(segments)));
    }

    private static Segment segment(int number, int from, int to) {
        return new Segment(
                number,
                String.valueOf(number),
                new MaskBuilder(new GridShape(1, 1, 12)).add(0, from, to).build());
    }

    private Path write(String name, MaskVolume volume) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            (name.endsWith(".gz") ? MaskFormat.NIFTI_GZ : MaskFormat.NIFTI).write(volume, out);
        }
        return file;
    }

    private static JsonNode overlap(Path reference, Path prediction, Object... options) throws IOException {
        List<Object> command = new ArrayList<>(List.of("overlap", reference, prediction, "--json"));
        command.addAll(List.of(options));
        Run run = Run.of(command.toArray());
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).doesNotContain("NaN", "Infinity");
        return JSON.readTree(run.out());
    }

    private static void refused(Run run, String code) {
        assertThat(run.err()).startsWith(code + ": ").hasLineCount(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.exit()).isEqualTo(2);
    }
}
