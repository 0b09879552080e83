package dev.consilium.imaging.maskfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.MaskVolume.Segment;
import dev.consilium.imaging.mask.Placement;
import dev.consilium.imaging.mask.VoxelSpacing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Files of others; the counts of voxels are those of pydicom 2.3.1 (pixel_array by Referenced Segment Number) and, for PNG, of numpy. */
class SampleMasksTest {

    private static final Path SAMPLES = Path.of("../shared/samples");

    @Test
    void binarySegmentsMayOverlapAndLeaveSlicesOut() throws IOException {
        MaskVolume volume = read("dicom/objects/seg_image_ct_binary_overlap.dcm");
        assertThat(volume.segments()).extracting(Segment::label).containsExactly("first segment", "second segment");
        assertThat(voxels(volume)).containsExactlyInAnyOrderEntriesOf(Map.of(1, 64L, 2, 16L));
        assertThat(volume.grid().shape()).isEqualTo(new GridShape(165, 16, 16));
        assertThat(volume.grid().spacing().z()).isEqualTo(1.25, within(1e-4));
        assertThat(volume.grid().spacing().x()).isEqualTo(0.488281);
        Placement placement = Objects.requireNonNull(volume.grid().placement());
        assertThat(placement.origin()).containsExactly(-125.0, -128.100006, -99.480003);
        assertThat(placement.frameOfReference()).isNotEmpty();
        assertThat(IntStream.range(0, 165)
                        .filter(slice -> volume.segments().get(0).mask().runs(slice).length > 1))
                .containsExactly(0, 162, 163, 164);
        assertThat(volume.segments()
                        .get(0)
                        .mask()
                        .overlap(volume.segments().get(1).mask())
                        .both())
                .isPositive();
    }

    @Test
    void fractionsAreObjectFromTheThresholdOn() throws IOException {
        MaskVolume half = read("dicom/objects/seg_image_ct_true_fractional.dcm");
        assertThat(voxels(half)).isEqualTo(Map.of(1, 638L));
        MaskVolume quarter = MaskFiles.read(
                sample("dicom/objects/seg_image_ct_true_fractional.dcm"), MaskReading.DEFAULT.withThreshold(0.25));
        assertThat(voxels(quarter)).isEqualTo(Map.of(1, 661L));
        MaskVolume whole = MaskFiles.read(
                sample("dicom/objects/seg_image_ct_true_fractional.dcm"), MaskReading.DEFAULT.withThreshold(1));
        assertThat(voxels(whole)).isEqualTo(Map.of(1, 0L));
    }

    @Test
    void anObjectWithoutNumberOfFramesIsOfOne() throws IOException {
        MaskVolume volume = read("dicom/objects/liver_1frame.dcm");
        assertThat(voxels(volume)).isEqualTo(Map.of(1, 36233L));
        assertThat(volume.segments().get(0).label()).isEqualTo("Liver");
        assertThat(volume.grid().shape()).isEqualTo(new GridShape(1, 512, 512));
        assertThat(volume.grid().spacing()).isEqualTo(new VoxelSpacing(1, 0.810547, 0.810547));
        assertThat(Objects.requireNonNull(volume.grid().placement()).origin()).containsExactly(-235.2, -226.8, -128.69);
    }

    @Test
    void tilesOfALabelMapMakeOneSlice() throws IOException {
        MaskVolume volume = read("dicom/objects/seg_image_sm_control_labelmap.dcm");
        assertThat(volume.grid().shape()).isEqualTo(new GridShape(1, 50, 50));
        int[] expected = {14, 0, 23, 22, 30, 31, 28, 23, 32, 29, 25, 28, 27, 28, 20, 31, 31, 27, 44, 30};
        assertThat(voxels(volume)).isEqualTo(IntStream.range(0, 20).boxed().collect(Collectors.toMap(i -> i + 1, i ->
                (long) expected[i])));
        assertThat(volume.grid().placement()).isNull();
    }

    @Test
    void tilesOfBinarySegmentsMakeOneSlice() throws IOException {
        MaskVolume volume = read("dicom/objects/seg_image_sm_dots.dcm");
        assertThat(volume.grid().shape()).isEqualTo(new GridShape(1, 50, 50));
        assertThat(volume.segments().stream()
                        .mapToLong(segment -> segment.mask().voxels())
                        .sum())
                .isEqualTo(200);
        assertThat(voxels(volume)).containsEntry(2, 4L).containsEntry(50, 8L).containsEntry(5, 0L);
    }

    @Test
    void expertsDrewBlackOnWhite() throws IOException {
        for (String reader : new String[] {"Person1_Amira", "Person1_ImageJ"}) {
            MaskVolume volume = MaskFiles.read(
                    sample("segmentation/bubil1/" + reader + "/B01.png"), MaskReading.DEFAULT.withObjectValue(0));
            assertThat(volume.segments()).hasSize(1);
            assertThat(voxels(volume).get(1)).isEqualTo(reader.equals("Person1_Amira") ? 23784L : 19697L);
        }
    }

    private static Map<Integer, Long> voxels(MaskVolume volume) {
        return volume.segments().stream().collect(Collectors.toMap(Segment::number, segment -> segment.mask()
                .voxels()));
    }

    private static MaskVolume read(String name) throws IOException {
        return MaskFiles.read(sample(name));
    }

    private static Path sample(String name) {
        Path file = SAMPLES.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "the samples are not here: " + file);
        return file;
    }
}
