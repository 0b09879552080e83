package dev.consilium.imaging.maskfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DatasetBuilder;
import dev.consilium.dicom.DicomToolkits;
import dev.consilium.dicom.Tag;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.MaskVolume.Segment;
import dev.consilium.imaging.mask.VoxelSpacing;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segmentations of frames of 3 x 3 pixels, laid out here and not by our writer; the frame of slice k holds pixel k of it. */
class SegMasksTest {

    private static final List<Double> AXIAL = List.of(1.0, 0.0, 0.0, 0.0, 1.0, 0.0);

    @TempDir
    private Path directory;

    /** @param segment null: the frame names none; @param position null: nor a place; @param values of its pixels */
    private record TestFrame(Integer segment, List<Double> position, List<Double> orientation, int... values) {}

    private static TestFrame frame(int segment, double z, int pixel) {
        int[] values = new int[9];
        values[pixel] = 1;
        return new TestFrame(segment, List.of(5.0, 6.0, z), null, values);
    }

    @Nested
    class Frames {

        @Test
        void mayComeInAnyOrderAcrossTheBordersOfBytes() throws IOException {
            MaskVolume volume =
                    read("BINARY", List.of(frame(2, 14, 2), frame(1, 10, 0), frame(1, 12, 1), frame(2, 10, 8)));
            assertThat(volume.grid().shape()).isEqualTo(new GridShape(3, 3, 3));
            assertThat(volume.grid().spacing()).isEqualTo(new VoxelSpacing(2, 0.5, 0.25));
            assertThat(Objects.requireNonNull(volume.grid().placement()).origin())
                    .containsExactly(5.0, 6.0, 10.0);
            assertThat(runs(volume, 1, 0)).containsExactly(0, 1, 8);
            assertThat(runs(volume, 1, 1)).containsExactly(1, 1, 7);
            assertThat(runs(volume, 1, 2)).containsExactly(9);
            assertThat(runs(volume, 2, 0)).containsExactly(8, 1);
            assertThat(runs(volume, 2, 1)).containsExactly(9);
            assertThat(runs(volume, 2, 2)).containsExactly(2, 1, 6);
        }

        @Test
        void mayBeLeftOut() throws IOException {
            MaskVolume volume = read("BINARY", List.of(frame(1, 10, 0), frame(1, 12, 1), frame(1, 30, 2)));
            assertThat(volume.grid().shape().slices()).isEqualTo(11);
            assertThat(IntStream.range(0, 11).filter(slice -> runs(volume, 1, slice).length > 1))
                    .containsExactly(0, 1, 10);
        }

        @Test
        void areAsFarApartAsTheFileSays() throws IOException {
            MaskVolume volume = read(object("BINARY", List.of(frame(1, 10, 0), frame(1, 12, 1)), measures(1.0)));
            assertThat(volume.grid().shape().slices()).isEqualTo(3);
            assertThat(volume.grid().spacing().z()).isEqualTo(1, within(1e-9));
            refused(
                    MaskFileException.INVALID,
                    object("BINARY", List.of(frame(1, 10, 0), frame(1, 12, 1)), measures(0.7)));
        }

        @Test
        void mayOverlap() throws IOException {
            MaskVolume volume = read("BINARY", List.of(frame(1, 10, 4), frame(2, 10, 4)));
            assertThat(volume.segments().get(0).mask())
                    .isEqualTo(volume.segments().get(1).mask());
        }

        @Test
        void mayEachTellTheirOrientation() throws IOException {
            TestFrame one = new TestFrame(
                    1, List.of(0.0, 0.0, 0.0), List.of(0.0, 1.0, 0.0, 0.0, 0.0, -1.0), 1, 0, 0, 0, 0, 0, 0, 0, 0);
            MaskVolume volume = read("BINARY", List.of(one));
            assertThat(Objects.requireNonNull(volume.grid().placement()).across())
                    .containsExactly(-1.0, 0.0, 0.0);
        }

        @Test
        void ofALabelMapHoldSegmentsAsValues() throws IOException {
            TestFrame labels = new TestFrame(null, List.of(0.0, 0.0, 0.0), null, 0, 1, 2, 2, 0, 1, 1, 1, 0);
            MaskVolume volume = read(object("LABELMAP", List.of(labels), measures(2.0)));
            assertThat(runs(volume, 1, 0)).containsExactly(1, 1, 3, 3, 1);
            assertThat(runs(volume, 2, 0)).containsExactly(2, 2, 5);
        }

        @Test
        void ofAnImageThatLiesNowhereAreOnePerSegment() throws IOException {
            TestFrame one = new TestFrame(1, null, null, 1, 0, 0, 0, 0, 0, 0, 0, 0);
            TestFrame other = new TestFrame(2, null, null, 1, 1, 0, 0, 0, 0, 0, 0, 0);
            MaskVolume volume = read("BINARY", List.of(one, other));
            assertThat(volume.grid().placement()).isNull();
            assertThat(runs(volume, 2, 0)).containsExactly(0, 2, 7);
            refused(MaskFileException.INVALID, "BINARY", one, one);
        }
    }

    @Nested
    class Contradictions {

        @Test
        void unevenSlicesAreRefused() {
            refused(MaskFileException.INVALID, "BINARY", frame(1, 10, 0), frame(1, 12, 0), frame(1, 15, 0));
        }

        @Test
        void slicesBesideEachOtherAreRefused() {
            TestFrame aside = new TestFrame(1, List.of(5.5, 6.0, 12.0), null, 1, 0, 0, 0, 0, 0, 0, 0, 0);
            refused(MaskFileException.INVALID, "BINARY", frame(1, 10, 0), aside, frame(1, 14, 0));
        }

        @Test
        void slicesThatAreNotParallelAreRefused() {
            TestFrame turned = new TestFrame(
                    1, List.of(5.0, 6.0, 12.0), List.of(0.0, 1.0, 0.0, 1.0, 0.0, 0.0), 1, 0, 0, 0, 0, 0, 0, 0, 0);
            refused(MaskFileException.INVALID, "BINARY", frame(1, 10, 0), turned);
            TestFrame oneVector = new TestFrame(
                    1, List.of(5.0, 6.0, 12.0), List.of(1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 1, 0, 0, 0, 0, 0, 0, 0, 0);
            refused(MaskFileException.INVALID, "BINARY", oneVector);
        }

        @Test
        void twoFramesAtOnePlaceAreRefused() {
            refused(MaskFileException.INVALID, "BINARY", frame(1, 10, 0), frame(1, 10, 1));
        }

        @Test
        void segmentsThatAreNotDescribedAreRefused() {
            refused(MaskFileException.INVALID, "BINARY", frame(3, 10, 0));
            refused(
                    MaskFileException.INVALID,
                    "BINARY",
                    new TestFrame(null, List.of(5.0, 6.0, 12.0), null, 1, 0, 0, 0, 0, 0, 0, 0, 0));
            refused(
                    MaskFileException.INVALID,
                    "LABELMAP",
                    new TestFrame(null, List.of(5.0, 6.0, 12.0), null, 7, 0, 0, 0, 0, 0, 0, 0, 0));
        }

        @Test
        void placesOfSomeFramesOnlyAreRefused() {
            refused(
                    MaskFileException.INVALID,
                    "BINARY",
                    frame(1, 10, 0),
                    new TestFrame(1, null, null, 1, 0, 0, 0, 0, 0, 0, 0, 0));
        }

        @Test
        void framesThatAreNotDescribedOrNotThereAreRefused() {
            List<TestFrame> frames = List.of(frame(1, 10, 0), frame(1, 12, 0));
            for (int count : new int[] {1, 3, 0, -1, 1_000_000}) {
                refused(
                        MaskFileException.INVALID,
                        object("BINARY", frames, measures(2.0), object -> object.number(Tag.NumberOfFrames, count)));
            }
            refused(
                    MaskFileException.INVALID,
                    object("BINARY", frames, measures(2.0), object -> object.pixels(new byte[1])));
        }

        @Test
        void spacingsThatAreNoneAreRefused() {
            for (String spacing : new String[] {"0\\1", "-1\\1", "1", "1e300\\1e300", "x\\1"}) {
                Dataset measures = DatasetBuilder.item(item -> item.text(Tag.PixelSpacing, spacing.split("\\\\")));
                refused(MaskFileException.INVALID, object("BINARY", List.of(frame(1, 10, 0)), measures));
            }
        }

        @Test
        void fractionsNeedTheirWhole() {
            refused(MaskFileException.INVALID, "FRACTIONAL", frame(1, 10, 0));
        }

        @Test
        void otherObjectsAndTypesAreRefused() {
            refused(
                    MaskFileException.UNSUPPORTED,
                    object(
                            "BINARY",
                            List.of(frame(1, 10, 0)),
                            measures(2.0),
                            object -> object.text(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.2")));
            refused(MaskFileException.INVALID, "SURFACE", frame(1, 10, 0));
        }

        @Test
        void claimsAreRefused() {
            refused(
                    MaskFileException.TOO_LARGE,
                    object("BINARY", List.of(frame(1, 10, 0)), measures(2.0), object -> object.number(Tag.Rows, 65_535)
                            .number(Tag.Columns, 65_535)));
            TestFrame far = new TestFrame(1, List.of(5.0, 6.0, 1e12), null, 1, 0, 0, 0, 0, 0, 0, 0, 0);
            refused(MaskFileException.TOO_LARGE, "BINARY", frame(1, 10, 0), frame(1, 12, 0), far);
        }
    }

    private static int[] runs(MaskVolume volume, int segment, int slice) {
        return volume.segments().stream()
                .filter(candidate -> candidate.number() == segment)
                .map(Segment::mask)
                .findFirst()
                .orElseThrow()
                .runs(slice);
    }

    private static Dataset measures(double between) {
        return DatasetBuilder.item(item -> item.decimals(Tag.PixelSpacing, List.of(0.5, 0.25))
                .decimals(Tag.SpacingBetweenSlices, List.of(between)));
    }

    private MaskVolume read(String type, List<TestFrame> frames) throws IOException {
        return read(
                object(type, frames, DatasetBuilder.item(item -> item.decimals(Tag.PixelSpacing, List.of(0.5, 0.25)))));
    }

    private MaskVolume read(Dataset seg) throws IOException {
        Path file = directory.resolve("seg.dcm");
        try (OutputStream out = Files.newOutputStream(file)) {
            DicomToolkits.present().write(seg, out);
        }
        return MaskFiles.read(file);
    }

    private void refused(String code, String type, TestFrame... frames) {
        assertThatThrownBy(() -> read(type, List.of(frames)))
                .isInstanceOf(MaskFileException.class)
                .hasFieldOrPropertyWithValue("code", code);
    }

    private void refused(String code, Dataset seg) {
        assertThatThrownBy(() -> read(seg))
                .isInstanceOf(MaskFileException.class)
                .hasFieldOrPropertyWithValue("code", code);
    }

    private static Dataset object(String type, List<TestFrame> frames, Dataset measures) {
        return object(type, frames, measures, object -> {});
    }

    private static Dataset object(
            String type, List<TestFrame> frames, Dataset measures, Consumer<DatasetBuilder> change) {
        int bits = type.equals("BINARY") ? 1 : 8;
        DatasetBuilder object = DatasetBuilder.object()
                .text(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.66." + (type.equals("LABELMAP") ? 7 : 4))
                .text(Tag.SOPInstanceUID, "2.25.1")
                .text(Tag.SegmentationType, type)
                .text(Tag.PhotometricInterpretation, "MONOCHROME2")
                .number(Tag.SamplesPerPixel, 1)
                .number(Tag.Rows, 3)
                .number(Tag.Columns, 3)
                .number(Tag.BitsAllocated, bits)
                .number(Tag.BitsStored, bits)
                .number(Tag.HighBit, bits - 1)
                .number(Tag.PixelRepresentation, 0)
                .number(Tag.NumberOfFrames, frames.size())
                .items(Tag.SegmentSequence, segment(1), segment(2))
                .items(
                        Tag.SharedFunctionalGroupsSequence,
                        DatasetBuilder.item(item -> item.items(Tag.PixelMeasuresSequence, measures)))
                .items(
                        Tag.PerFrameFunctionalGroupsSequence,
                        frames.stream().map(SegMasksTest::groups).toList())
                .pixels(pixels(bits, frames));
        change.accept(object);
        return object.build();
    }

    private static byte[] pixels(int bits, List<TestFrame> frames) {
        BitSet packed = new BitSet();
        byte[] bytes = new byte[9 * frames.size()];
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = (byte) frames.get(at / 9).values()[at % 9];
            packed.set(at, bytes[at] != 0);
        }
        return bits == 8 ? bytes : Arrays.copyOf(packed.toByteArray(), (bytes.length + 7) / 8);
    }

    private static Dataset segment(int number) {
        return DatasetBuilder.item(
                item -> item.number(Tag.SegmentNumber, number).text(Tag.SegmentLabel, "segment " + number));
    }

    private static Dataset groups(TestFrame frame) {
        return DatasetBuilder.item(item -> {
            if (frame.segment() != null) {
                item.items(
                        Tag.SegmentIdentificationSequence,
                        DatasetBuilder.item(group -> group.number(Tag.ReferencedSegmentNumber, frame.segment())));
            }
            if (frame.position() != null) {
                item.items(
                        Tag.PlanePositionSequence,
                        DatasetBuilder.item(group -> group.decimals(Tag.ImagePositionPatient, frame.position())));
                List<Double> orientation = new ArrayList<>(frame.orientation() == null ? AXIAL : frame.orientation());
                item.items(
                        Tag.PlaneOrientationSequence,
                        DatasetBuilder.item(group -> group.decimals(Tag.ImageOrientationPatient, orientation)));
            }
        });
    }
}
