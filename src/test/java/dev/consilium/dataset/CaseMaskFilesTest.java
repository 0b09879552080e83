package dev.consilium.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.common.Digests;
import dev.consilium.common.PrivateFiles;
import dev.consilium.dataset.CaseMaskFiles.Drawn;
import dev.consilium.dataset.ExportedMasks.ExportedFile;
import dev.consilium.dataset.ExportedMasks.Kind;
import dev.consilium.dataset.ExportedMasks.LeftOut;
import dev.consilium.dataset.ExportedMasks.Reason;
import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DatasetBuilder;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.DicomToolkits;
import dev.consilium.dicom.ReadLimits;
import dev.consilium.dicom.Tag;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.VoxelAffine;
import dev.consilium.imaging.maskfile.CodedConcept;
import dev.consilium.imaging.maskfile.MaskFiles;
import dev.consilium.imaging.maskfile.PhantomSeries;
import dev.consilium.imaging.maskfile.PhantomSeries.Body;
import dev.consilium.imaging.maskfile.SegDetails;
import dev.consilium.imaging.maskfile.SegmentDescription;
import dev.consilium.imaging.maskfile.SegmentDescription.Algorithm;
import dev.consilium.imaging.maskfile.SegmentDescription.Tracking;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Masks as they are stored, slices in display order, followed voxel by voxel into the files that leave the house. */
class CaseMaskFilesTest {

    private static final DicomToolkit TOOLKIT = DicomToolkits.present();
    private static final String CASE = "6f1c";
    private static final String SEG = "masks/6f1c/truth-2.dcm";
    private static final String NIFTI = "masks/6f1c/truth-2.nii";

    /** Whose values are of a person or of what was done to one. */
    private static final Set<Integer> OF_THE_PATIENT = Set.of(
            Tag.PatientName,
            Tag.PatientID,
            Tag.PatientBirthDate,
            Tag.PatientSex,
            Tag.PatientAge,
            Tag.StudyInstanceUID,
            Tag.StudyDate,
            Tag.StudyTime,
            Tag.StudyID,
            Tag.StudyDescription,
            Tag.AccessionNumber,
            Tag.ReferringPhysicianName,
            Tag.FrameOfReferenceUID);

    private final Map<String, byte[]> archive = new LinkedHashMap<>();

    @TempDir
    private Path directory;

    /** Whatever the direction of the slices and the order they were sent in. */
    @ParameterizedTest
    @EnumSource
    void everyVoxelIsWhereItWasDrawnInThePatient(PhantomSeries series) throws IOException {
        requireBodies(shown(series.headers()));
        List<Dataset> mixed = new ArrayList<>(series.headers());
        Collections.rotate(mixed, 5);
        requireBodies(mixed);
    }

    private void requireBodies(List<Dataset> shown) throws IOException {
        List<Drawn> drawn = List.of(drawn(shown, Body.ARMS), drawn(shown, Body.LETTER));
        write(shown, details(5), drawn.get(0));
        requireBody(Body.ARMS, read(SEG), 0, drawn.get(0).mask());
        requireBody(Body.ARMS, read(NIFTI), 0, drawn.get(0).mask());
        write(shown, details(5), drawn.get(0), drawn.get(1));
        requireBody(Body.ARMS, read(SEG), 0, drawn.get(0).mask());
        requireBody(Body.LETTER, read(SEG), 1, drawn.get(1).mask());
    }

    @ParameterizedTest
    @EnumSource
    void everyFrameNamesTheImageItLiesOn(PhantomSeries series) throws IOException {
        List<Dataset> shown = shown(series.headers());
        write(shown, details(5), drawn(shown, Body.WEDGE));
        Dataset seg = seg();
        assertThat(seg.frames()).isGreaterThan(3);
        for (Dataset frame : seg.items(Tag.PerFrameFunctionalGroupsSequence)) {
            Dataset source = frame.items(Tag.DerivationImageSequence)
                    .get(0)
                    .items(Tag.SourceImageSequence)
                    .get(0);
            Dataset image = series.headers().stream()
                    .filter(header -> header.text(Tag.SOPInstanceUID).equals(source.text(Tag.ReferencedSOPInstanceUID)))
                    .findFirst()
                    .orElseThrow();
            assertThat(frame.items(Tag.PlanePositionSequence).get(0).numbers(Tag.ImagePositionPatient))
                    .isEqualTo(image.numbers(Tag.ImagePositionPatient));
        }
    }

    @Test
    void theDatasetNamesEverySegmentAndEveryFileWithItsDigest() throws IOException {
        List<Dataset> shown = shown(PhantomSeries.SAGITTAL.headers());
        Drawn drawn = drawn(shown, Body.ARMS);
        ExportedMasks masks = write(shown, details(5), drawn);
        assertThat(masks.truthRevision()).isEqualTo(2);
        assertThat(masks.leftOut()).isEmpty();
        assertThat(masks.files())
                .containsExactly(
                        new ExportedFile(SEG, Kind.DICOM_SEG, Digests.sha256Hex(archive.get(SEG))),
                        new ExportedFile(NIFTI, Kind.NIFTI, Digests.sha256Hex(archive.get(NIFTI))));
        assertThat(archive).containsOnlyKeys(SEG, NIFTI);
        assertThat(masks.segments()).singleElement().satisfies(segment -> {
            assertThat(segment.number()).isEqualTo(1);
            assertThat(segment.label()).isEqualTo(4);
            assertThat(segment.labelClass()).isEqualTo("lesion");
            assertThat(segment.digest()).isEqualTo(drawn.mask().digest());
        });
        Dataset segment = seg().items(Tag.SegmentSequence).get(0);
        assertThat(segment.text(Tag.SegmentLabel)).hasValue("Läsion");
        assertThat(segment.text(Tag.TrackingUID))
                .hasValue(masks.segments().get(0).trackingUid());
        assertThat(segment.text(Tag.TrackingID))
                .hasValue(masks.segments().get(0).trackingId());
        assertThat(segment.items(Tag.SegmentedPropertyTypeCodeSequence).get(0).text(Tag.CodeValue))
                .hasValue("4147007");
    }

    @Test
    void theSameMasksGiveTheSameBytes() throws IOException {
        List<Dataset> shown = shown(PhantomSeries.OBLIQUE.headers());
        write(shown, details(5), drawn(shown, Body.ARMS));
        byte[] seg = archive.get(SEG);
        byte[] nifti = archive.get(NIFTI);
        write(shown(PhantomSeries.OBLIQUE.headers()), details(5), drawn(shown, Body.ARMS));
        assertThat(archive.get(SEG)).isEqualTo(seg);
        assertThat(archive.get(NIFTI)).isEqualTo(nifti);
        write(shown, details(6), drawn(shown, Body.ARMS));
        assertThat(archive.get(SEG)).isNotEqualTo(seg);
        assertThat(archive.get(NIFTI)).isEqualTo(nifti);
    }

    /** Whatever is said of the patient stands in the images as they are kept; nobody who read is named. */
    @Test
    void ofThePatientNothingIsSaidButWhatTheImagesSay() throws IOException {
        List<Dataset> shown = shown(PhantomSeries.AXIAL.headers());
        write(shown, details(5), drawn(shown, Body.ARMS));
        Dataset seg = seg();
        for (int tag : OF_THE_PATIENT) {
            assertThat(seg.text(tag).orElse(""))
                    .isEqualTo(shown.get(0).text(tag).orElse(""));
        }
        assertThat(seg.text(Tag.ContentCreatorName).orElse("")).isEmpty();
        assertThat(seg.items(Tag.ReferencedSeriesSequence).get(0).text(Tag.SeriesInstanceUID))
                .isEqualTo(shown.get(0).text(Tag.SeriesInstanceUID));
        assertThat(seg.text(Tag.ContentDate)).hasValue("20260102");
    }

    @Test
    void whereImagesMakeNoEvenStackItSaysWhyAndGivesTheRuns() throws IOException {
        List<Dataset> uneven = new ArrayList<>(shown(PhantomSeries.AXIAL.headers()));
        uneven.set(13, moved(uneven.get(13), 0.7));
        requireRuns(uneven, Reason.SERIES_NOT_EVEN);
        List<Dataset> twice = new ArrayList<>(shown(PhantomSeries.AXIAL.headers()));
        twice.set(13, moved(twice.get(12), 0));
        requireRuns(twice, Reason.SERIES_NOT_EVEN);
        List<Dataset> nowhere = new ArrayList<>(shown(PhantomSeries.AXIAL.headers()));
        nowhere.set(
                3,
                DatasetBuilder.object()
                        .copy(
                                nowhere.get(3),
                                Tag.SOPClassUID,
                                Tag.SOPInstanceUID,
                                Tag.StudyInstanceUID,
                                Tag.SeriesInstanceUID)
                        .copy(nowhere.get(3), Tag.Rows, Tag.Columns)
                        .build());
        requireRuns(nowhere, Reason.SERIES_NOT_PLACED);
    }

    /** One slice a hundred million steps off makes a stack larger than any file of masks. */
    @Test
    void whereTheStackIsTooLargeItSaysSo() throws IOException {
        List<Dataset> far = new ArrayList<>(shown(PhantomSeries.AXIAL.headers()));
        double step = far.get(1).numbers(Tag.ImagePositionPatient).get(2)
                - far.get(0).numbers(Tag.ImagePositionPatient).get(2);
        far.set(13, moved(far.get(13), 100_000_000 * step));
        requireRuns(far, Reason.MASKS_TOO_LARGE);
    }

    @Test
    void masksOfOtherImagesAreDamageAndNotLeftOut() {
        List<Dataset> shown = shown(PhantomSeries.AXIAL.headers());
        RunLengthMask other = new MaskBuilder(shape(shown.subList(1, shown.size())))
                .add(1, 3, 9)
                .build();
        assertThatThrownBy(() -> write(shown, details(5), drawn(other, "lesion")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("do not fit the images");
        assertThat(archive).isEmpty();
    }

    /** A slice that is missing leaves a gap of whole steps: the others stay where they are. */
    @Test
    void aMissingSliceMovesNoOther() throws IOException {
        List<Dataset> shown = new ArrayList<>(shown(PhantomSeries.CORONAL.headers()));
        shown.remove(6);
        Drawn drawn = drawn(shown, Body.ARMS);
        write(shown, details(5), drawn);
        assertThat(places(read(SEG), 0)).isEqualTo(places(shown, drawn.mask()));
        assertThat(places(read(NIFTI), 0)).isEqualTo(places(shown, drawn.mask()));
    }

    @Test
    void masksThatOverlapAreNoLabelMap() throws IOException {
        List<Dataset> shown = shown(PhantomSeries.REVERSED.headers());
        ExportedMasks masks = write(shown, details(5), drawn(shown, Body.ARMS), drawn(shown, Body.WEDGE));
        assertThat(masks.leftOut()).containsExactly(new LeftOut(Kind.NIFTI, Reason.SEGMENTS_OVERLAP));
        assertThat(archive).containsOnlyKeys(SEG);
        assertThat(read(SEG).segments()).hasSize(2);
    }

    private void requireRuns(List<Dataset> images, Reason why) throws IOException {
        MaskBuilder mask = new MaskBuilder(shape(images));
        mask.add(1, 3, 9).add(13, 5, 6);
        RunLengthMask drawn = mask.build();
        ExportedMasks masks = write(images, details(5), drawn(drawn, "lesion"), drawn(drawn, "other"));
        String name = "masks/6f1c/" + drawn.digest() + ".rlm";
        assertThat(masks.leftOut()).containsExactly(new LeftOut(Kind.DICOM_SEG, why), new LeftOut(Kind.NIFTI, why));
        assertThat(masks.files()).containsExactly(new ExportedFile(name, Kind.RLM1, drawn.digest()));
        assertThat(archive).containsOnlyKeys(name);
        assertThat(read(name).segments().get(0).mask()).isEqualTo(drawn);
    }

    private ExportedMasks write(List<Dataset> images, SegDetails details, Drawn... drawn) throws IOException {
        archive.clear();
        return new CaseMaskFiles(TOOLKIT, this::keep, CASE, List.of(drawn)).write(2, images, details);
    }

    private String keep(String name, PrivateFiles.Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.writeTo(bytes);
        archive.put(name, bytes.toByteArray());
        return Digests.sha256Hex(bytes.toByteArray());
    }

    private static SegDetails details(int second) {
        return new SegDetails(LocalDateTime.of(2026, 1, 2, 3, 4, second), 300, "Ground truth", null, "1.0");
    }

    private static Drawn drawn(List<Dataset> shown, Body body) {
        MaskBuilder mask = new MaskBuilder(shape(shown));
        for (int z = 0; z < shown.size(); z++) {
            for (int pixel = 0; pixel < shape(shown).pixels(); pixel++) {
                if (PhantomSeries.holds(body, place(shown.get(z), pixel))) {
                    mask.add(z, pixel, pixel + 1);
                }
            }
        }
        return drawn(mask.build(), "lesion");
    }

    private static Drawn drawn(RunLengthMask mask, String labelClass) {
        Tracking tracking = Tracking.of("lesion " + mask.digest().substring(0, 12), mask.digest());
        CodedConcept mass = new CodedConcept("4147007", "SCT", "Mass");
        return new Drawn(
                4,
                labelClass,
                mask,
                new SegmentDescription("Läsion", CodedConcept.TISSUE, mass, Algorithm.MANUAL, null, tracking),
                tracking);
    }

    /** As {@code DisplayOrder} sorts what was sent in any order: along the normal of the first. */
    private static List<Dataset> shown(List<Dataset> sent) {
        List<Dataset> shown = new ArrayList<>(sent);
        Collections.rotate(shown, 5);
        List<Double> o = sent.get(0).numbers(Tag.ImageOrientationPatient);
        double[] normal = {
            o.get(1) * o.get(5) - o.get(2) * o.get(4),
            o.get(2) * o.get(3) - o.get(0) * o.get(5),
            o.get(0) * o.get(4) - o.get(1) * o.get(3)
        };
        shown.sort(Comparator.comparingDouble(image -> {
            List<Double> at = image.numbers(Tag.ImagePositionPatient);
            return at.get(0) * normal[0] + at.get(1) * normal[1] + at.get(2) * normal[2];
        }));
        return shown;
    }

    private static Dataset moved(Dataset image, double mm) {
        List<Double> at = image.numbers(Tag.ImagePositionPatient);
        return DatasetBuilder.object()
                .copy(image, Tag.SOPClassUID, Tag.SOPInstanceUID, Tag.StudyInstanceUID, Tag.SeriesInstanceUID)
                .copy(image, Tag.Rows, Tag.Columns, Tag.ImageOrientationPatient, Tag.PixelSpacing)
                .decimals(Tag.ImagePositionPatient, List.of(at.get(0), at.get(1), at.get(2) + mm))
                .build();
    }

    private static GridShape shape(List<Dataset> images) {
        return new GridShape(
                images.size(),
                images.get(0).integer(Tag.Rows).orElseThrow(),
                images.get(0).integer(Tag.Columns).orElseThrow());
    }

    /** PS3.3 C.7.6.2.1.1. */
    private static double[] place(Dataset image, int pixel) {
        int columns = image.integer(Tag.Columns).orElseThrow();
        List<Double> p = image.numbers(Tag.ImagePositionPatient);
        List<Double> o = image.numbers(Tag.ImageOrientationPatient);
        List<Double> s = image.numbers(Tag.PixelSpacing);
        double[] place = new double[3];
        for (int i = 0; i < 3; i++) {
            place[i] = p.get(i) + o.get(i) * s.get(1) * (pixel % columns) + o.get(3 + i) * s.get(0) * (pixel / columns);
        }
        return place;
    }

    /** Every voxel of the grid that was read, object or not. */
    private static void requireBody(Body body, MaskVolume read, int segment, RunLengthMask drawn) {
        VoxelAffine affine = VoxelAffine.of(read.grid());
        GridShape shape = read.grid().shape();
        RunLengthMask mask = read.segments().get(segment).mask();
        assertThat(mask.voxels()).isEqualTo(drawn.voxels()).isGreaterThan(30);
        for (int z = 0; z < shape.slices(); z++) {
            int at = 0;
            boolean foreground = false;
            for (int run : mask.runs(z)) {
                for (int end = at + run; at < end; at++) {
                    assertThat(foreground)
                            .isEqualTo(PhantomSeries.holds(
                                    body, affine.at(at % shape.columns(), at / shape.columns(), z)));
                }
                foreground = !foreground;
            }
        }
    }

    private static List<String> places(MaskVolume read, int segment) {
        VoxelAffine affine = VoxelAffine.of(read.grid());
        int columns = read.grid().shape().columns();
        return places(
                read.segments().get(segment).mask(), (z, pixel) -> affine.at(pixel % columns, pixel / columns, z));
    }

    private static List<String> places(List<Dataset> images, RunLengthMask mask) {
        return places(mask, (z, pixel) -> place(images.get(z), pixel));
    }

    private interface Places {
        double[] of(int slice, int pixel);
    }

    private static List<String> places(RunLengthMask mask, Places places) {
        List<String> found = new ArrayList<>();
        for (int z = 0; z < mask.shape().slices(); z++) {
            int at = 0;
            boolean foreground = false;
            for (int run : mask.runs(z)) {
                for (int end = at + run; at < end; at++) {
                    if (foreground) {
                        double[] place = places.of(z, at);
                        found.add("%.2f %.2f %.2f".formatted(place[0] + 1e4, place[1] + 1e4, place[2] + 1e4));
                    }
                }
                foreground = !foreground;
            }
        }
        Collections.sort(found);
        return found;
    }

    private MaskVolume read(String name) throws IOException {
        Path file = directory.resolve("mask");
        Files.write(file, archive.get(name));
        return MaskFiles.read(file);
    }

    private Dataset seg() throws IOException {
        return TOOLKIT.read(new ByteArrayInputStream(archive.get(SEG)), ReadLimits.DEFAULT);
    }
}
