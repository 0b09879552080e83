package dev.consilium.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.dicom.DicomToolkits;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.MaskVolume.Segment;
import dev.consilium.imaging.mask.PixelBox;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.imaging.maskfile.MaskFiles;
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
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code fuse --labels}: organ 3 is a block, lesion 7 a smaller one within what the organ leaves free. */
class FuseLabelsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final GridShape SHAPE = new GridShape(4, 16, 16);
    private static final MaskGrid GRID = new MaskGrid(SHAPE, new VoxelSpacing(2, 0.5, 0.5), null);
    private static final PhantomSeries SERIES = PhantomSeries.OBLIQUE;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"staple", "majority"})
    void makeOneLabelMapAndSayHowEachRaterStandsToIt(String method) throws IOException {
        Path out = directory.resolve("consensus.nii.gz");
        JsonNode answer = answer(
                "fuse",
                "--labels",
                "--method",
                method,
                rater("a.nii", 8, 12),
                rater("b.nii", 8, 12),
                rater("c.nii", 6, 13),
                "--out",
                out,
                "--tolerance",
                1,
                "--json");
        assertThat(answer.path("status").asText()).isEqualTo("OK");
        assertThat(answer.path("labels").findValuesAsText("number")).containsExactly("3", "7");
        RunLengthMask organ = organ(8);
        RunLengthMask lesion = lesion(12);
        JsonNode first = answer.path("labels").path(0);
        assertThat(first.path("voxels").asLong()).isEqualTo(organ.voxels());
        assertThat(first.path("volumeMm3").asDouble()).isEqualTo(organ.voxels() * 0.5, within(1e-9));
        assertThat(first.path("digest").asText()).isEqualTo(organ.digest());
        double priors = answer.path("backgroundPrior").asDouble()
                + first.path("prior").asDouble()
                + answer.path("labels").path(1).path("prior").asDouble();
        assertThat(priors).isCloseTo(1, within(1e-9));
        MaskVolume written = MaskFiles.read(out);
        assertThat(written.grid()).isEqualTo(GRID);
        assertThat(written.segments()).extracting(Segment::number).containsExactly(3, 7);
        assertThat(written.segments()).extracting(Segment::mask).containsExactly(organ, lesion);

        JsonNode odd = answer.path("raters").path(2);
        assertThat(odd.path("rater").asText()).isEqualTo("c.nii");
        JsonNode small = odd.path("labels").path(0);
        assertThat(small.path("dice").asDouble())
                .isEqualTo(organ(6).overlap(organ).dice(), within(1e-12));
        assertThat(small.path("nsd").asDouble()).isBetween(0.3, 1.0);
        assertThat(small.path("sensitivity").asDouble()).isEqualTo(6.0 / 8, within(1e-6));
        JsonNode confusion = odd.path("confusion");
        assertThat(confusion).hasSize(3);
        assertThat(confusion.path(1).path(0).asDouble()).isEqualTo(2.0 / 8, within(1e-6));
        assertThat(confusion.path(1).path(1).asDouble()).isEqualTo(6.0 / 8, within(1e-6));
        assertThat(confusion.path(2).path(2).asDouble()).isEqualTo(1, within(1e-6));
        assertThat(odd.path("labels").path(1).path("referenceVoxels").asLong()).isEqualTo(lesion.voxels());
    }

    /** Ada draws the organ 8 wide and Ben 6: what lies between has no majority, and Ben misses it of what Ada says. */
    @Test
    void byMajorityARaterIsHeldAgainstTheOthers() throws IOException {
        Path ada = rater("a.nii", 8, 12);
        Path ben = rater("b.nii", 6, 12);
        JsonNode answer = answer("fuse", "--labels", "--method", "majority", ada, ben, "--json");
        assertThat(answer.path("reference").asText()).isEqualTo("leave-one-out");
        assertThat(answer.path("labels").path(0).path("voxels").asLong()).isEqualTo(organ(6).voxels());
        assertThat(answer.path("undecidedVoxels").asLong()).isEqualTo(organ(8).voxels() - organ(6).voxels());
        assertThat(organOf(answer, 1).path("sensitivity").asDouble()).isEqualTo(6.0 / 8, within(1e-12));
        JsonNode self = answer("fuse", "--labels", "--method", "majority", ada, ben, "--self", "--json");
        assertThat(organOf(self, 1).path("sensitivity").asDouble()).isEqualTo(1);
        assertThat(Run.of("fuse", "--labels", "--method", "majority", ada, ben).out())
                .contains(answer.path("undecidedVoxels").asLong() + " without a majority");
    }

    private static JsonNode organOf(JsonNode answer, int rater) {
        return answer.path("raters").path(rater).path("labels").path(0);
    }

    @Test
    void saysTheSameInWords() throws IOException {
        Run run = Run.of("fuse", "--labels", rater("a.nii", 8, 12), rater("b.nii", 8, 12), rater("c.nii", 6, 13));
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("staple of 2 labels", "label 3: " + organ(8).voxels() + " voxels", "c.nii", "0.7500")
                .doesNotContain("NaN");
    }

    /** Ada numbers the bodies one way and Ben the other; the files of Cem have no names. */
    @Test
    void takesLabelsByTheirNamesWhereAllHaveOne() throws IOException {
        Path ada = segmentation("ada.dcm", arms(1), rest(2));
        Path ben = segmentation("ben.dcm", rest(1), arms(2));
        JsonNode named = answer("fuse", "--labels", "--extend", ada, ben, "--method", "majority", "--json");
        assertThat(named.path("labels").findValuesAsText("label")).containsExactly("arms", "rest");
        assertThat(named.path("labels").findValuesAsText("number")).containsExactly("1", "2");
        assertThat(named.path("raters").path(0).path("labels").findValuesAsText("dice"))
                .containsOnly("1.0");
        Path cem = write("cem.nii", MaskFormat.NIFTI, new MaskVolume(SERIES.grid(), List.of(arms(1), rest(2))));
        JsonNode numbered = answer("fuse", "--labels", "--extend", ada, cem, "--json");
        assertThat(numbered.path("labels")).hasSize(2);
        assertThat(numbered.path("raters").path(1).path("labels").findValuesAsText("dice"))
                .containsOnly("1.0");
    }

    @Test
    void aPictureHoldsTheNumbers() throws IOException {
        MaskGrid flat = new MaskGrid(new GridShape(1, 1, 6), new VoxelSpacing(1, 1, 1), null);
        Path a = write("a.png", MaskFormat.PNG, row(flat, 0, 2, 2, 6));
        Path b = write("b.png", MaskFormat.PNG, row(flat, 0, 2, 3, 6));
        Path out = directory.resolve("out.png");
        JsonNode answer = answer("fuse", "--labels", a, a, b, "--out", out, "--method", "majority", "--json");
        assertThat(MaskFiles.read(out)).isEqualTo(MaskFiles.read(a));
        assertThat(answer.path("raters").path(0).path("rater").asText()).isEqualTo(a.toString());
        refused(Run.of("fuse", "--labels", a, b, "--out", directory.resolve("out.rlm")), "MASK_FILE_UNSUPPORTED");
        assertThat(directory.resolve("out.rlm")).doesNotExist();
    }

    @Test
    void whatSaysNothingHasAStatus() throws IOException {
        Path out = directory.resolve("out.nii");
        Path a = rater("a.nii", 8, 12);
        Path none = write("none.nii", MaskFormat.NIFTI, new MaskVolume(GRID, List.of()));
        assertThat(answer("fuse", "--labels", a, "--json").path("status").asText())
                .isEqualTo("UNDEFINED_NO_PAIRS");
        assertThat(answer("fuse", "--labels", none, none, "--json")
                        .path("status")
                        .asText())
                .isEqualTo("UNDEFINED_BOTH_EMPTY");
        JsonNode alone = answer("fuse", "--labels", a, none, "--method", "majority", "--json");
        JsonNode lacking = alone.path("raters").path(1).path("labels").path(0);
        assertThat(lacking.path("status").asText()).isEqualTo("UNDEFINED_PRED_EMPTY");
        assertThat(lacking.path("dice").asDouble()).isZero();
        MaskGrid other = new MaskGrid(SHAPE, new VoxelSpacing(3, 0.5, 0.5), null);
        Path moved = write("moved.nii", MaskFormat.NIFTI, new MaskVolume(other, segments(8, 12)));
        Run run = Run.of("fuse", "--labels", a, moved, "--out", out, "--json");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(JSON.readTree(run.out()).path("status").asText()).isEqualTo("GEOMETRY_MISMATCH");
        assertThat(JSON.readTree(run.out())
                        .path("labels")
                        .path(0)
                        .path("voxels")
                        .isNull())
                .isTrue();
        assertThat(out).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "--method simple, METHOD_OF_ONE_LABEL",
        "--method sba, METHOD_OF_ONE_LABEL",
        "--segment 3, OPTION_OF_ONE_LABEL",
        "--object 3, OPTION_OF_ONE_LABEL",
        "--posterior w.nii, OPTION_OF_ONE_LABEL",
        "--entropy h.nii, OPTION_OF_ONE_LABEL",
        "--tolerance -1, TOLERANCE_INVALID",
        "--out none/x.nii, OUTPUT_NOT_WRITTEN",
        "--out x.dcm, OUTPUT_FORMAT_UNKNOWN",
    })
    void whatIsOfOneLabelIsRefused(String option, String code) throws IOException {
        String[] words = option.split(" ");
        Object value = words[1].contains(".") ? directory.resolve(words[1]) : words[1];
        refused(Run.of("fuse", "--labels", rater("a.nii", 8, 12), words[0], value), code);
    }

    @Test
    void labelsThatOverlapAndImagesAreRefused() throws IOException {
        Path both = segmentation("both.dcm", arms(1), arms(2));
        refused(Run.of("fuse", "--labels", both, both), "LABELS_OVERLAP");
        MaskGrid flat = new MaskGrid(new GridShape(1, 1, 300), new VoxelSpacing(1, 1, 1), null);
        List<Segment> grey = IntStream.range(0, 300)
                .mapToObj(i -> new Segment(
                        i + 1,
                        String.valueOf(i + 1),
                        new MaskBuilder(flat.shape()).add(0, i, i + 1).build()))
                .toList();
        Path image = write("image.nii", MaskFormat.NIFTI, new MaskVolume(flat, grey));
        refused(Run.of("fuse", "--labels", image, image), "TOO_MANY_LABELS");
    }

    private static void refused(Run run, String code) {
        assertThat(run.err().lines()).singleElement().asString().startsWith(code + ": ");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    private static JsonNode answer(Object... arguments) throws IOException {
        Run run = Run.of(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).doesNotContain("NaN", "Infinity");
        return JSON.readTree(run.out());
    }

    private Path rater(String name, int organWidth, int lesionEnd) throws IOException {
        return write(name, MaskFormat.NIFTI, new MaskVolume(GRID, segments(organWidth, lesionEnd)));
    }

    private static List<Segment> segments(int organWidth, int lesionEnd) {
        return List.of(new Segment(3, "3", organ(organWidth)), new Segment(7, "7", lesion(lesionEnd)));
    }

    private static RunLengthMask organ(int width) {
        return new PixelBox(1, 1, 1 + width, 12, 0, 3).rasterised(SHAPE);
    }

    private static RunLengthMask lesion(int end) {
        return new PixelBox(10, 2, end, 6, 1, 2).rasterised(SHAPE);
    }

    private static MaskVolume row(MaskGrid flat, int from, int to, int otherFrom, int otherTo) {
        return new MaskVolume(
                flat,
                List.of(
                        new Segment(
                                1,
                                "1",
                                new MaskBuilder(flat.shape()).add(0, from, to).build()),
                        new Segment(
                                4,
                                "4",
                                new MaskBuilder(flat.shape())
                                        .add(0, otherFrom, otherTo)
                                        .build())));
    }

    private static Segment arms(int number) {
        return new Segment(number, "arms", SERIES.mask(Body.ARMS));
    }

    private static Segment rest(int number) {
        return new Segment(number, "rest", SERIES.mask(Body.WEDGE).minus(SERIES.mask(Body.ARMS)));
    }

    private Path segmentation(String name, Segment... segments) throws IOException {
        SegDetails details = new SegDetails(LocalDateTime.of(2026, 1, 2, 3, 4, 5), 301, "Phantom", "Reader^One", "1.0");
        MaskVolume volume = new MaskVolume(SERIES.grid(), List.of(segments));
        List<SegmentDescription> descriptions = Arrays.stream(segments)
                .map(segment -> SegmentDescription.manual(segment.label()))
                .toList();
        Path file = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            DicomToolkits.present()
                    .write(
                            new Segmentations(SeriesImages.of(SERIES.headers()), details).binary(volume, descriptions),
                            out);
        }
        return file;
    }

    private Path write(String name, MaskFormat format, MaskVolume volume) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            format.write(volume, out);
        }
        return file;
    }
}
