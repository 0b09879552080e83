package dev.consilium.imaging.maskfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DatasetBuilder;
import dev.consilium.dicom.Tag;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.MaskVolume.Segment;
import dev.consilium.imaging.mask.VoxelAffine;
import dev.consilium.imaging.maskfile.PhantomSeries.Body;
import dev.consilium.imaging.maskfile.SegmentDescription.Algorithm;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentationsTest {

    private static final PhantomSeries SERIES = PhantomSeries.AXIAL;
    private static final List<SegmentDescription> ONE = List.of(SegmentDescription.manual("one"));

    private final Segmentations segmentations = new Segmentations(SeriesImages.of(SERIES.headers()), details(1));

    private static SegDetails details(int second) {
        return new SegDetails(LocalDateTime.of(2026, 1, 2, 3, 4, second), 301, "Phantom", "Reader^One", "1.0");
    }

    @Test
    void anObjectIsOfThePatientAndTheStudyAndNamesTheImagesOfEachFrame() {
        Dataset seg = segmentations.binary(SERIES.volume(Body.ARMS), ONE);
        assertThat(seg.text(Tag.PatientName)).hasValue("Phantom^Ärmel");
        assertThat(seg.text(Tag.StudyInstanceUID))
                .isEqualTo(SERIES.headers().get(0).text(Tag.StudyInstanceUID));
        assertThat(seg.text(Tag.FrameOfReferenceUID)).hasValue(SERIES.frameOfReference());
        assertThat(seg.text(Tag.ContentCreatorName)).hasValue("Reader^One");
        List<Dataset> frames = seg.items(Tag.PerFrameFunctionalGroupsSequence);
        assertThat(frames).hasSize(seg.frames()).hasSizeLessThan(PhantomSeries.SLICES);
        for (Dataset frame : frames) {
            List<Double> position =
                    frame.items(Tag.PlanePositionSequence).get(0).numbers(Tag.ImagePositionPatient);
            Dataset image = frame.items(Tag.DerivationImageSequence)
                    .get(0)
                    .items(Tag.SourceImageSequence)
                    .get(0);
            Dataset drawnOn = SERIES.headers().stream()
                    .filter(header -> header.text(Tag.SOPInstanceUID).equals(image.text(Tag.ReferencedSOPInstanceUID)))
                    .findFirst()
                    .orElseThrow();
            assertThat(drawnOn.numbers(Tag.ImagePositionPatient)).isEqualTo(position);
        }
        assertThat(seg.items(Tag.ReferencedSeriesSequence).get(0).items(Tag.ReferencedInstanceSequence))
                .hasSize(frames.size());
    }

    @Test
    void framesOfAMultiFrameImageAreNamedByTheirNumber() {
        List<Dataset> frames = SERIES.headers().stream()
                .map(header -> DatasetBuilder.item(frame -> frame.items(
                                Tag.PlanePositionSequence,
                                DatasetBuilder.item(plane -> plane.copy(header, Tag.ImagePositionPatient)))
                        .items(
                                Tag.PlaneOrientationSequence,
                                DatasetBuilder.item(plane -> plane.copy(header, Tag.ImageOrientationPatient)))
                        .items(
                                Tag.PixelMeasuresSequence,
                                DatasetBuilder.item(measures -> measures.copy(header, Tag.PixelSpacing)))))
                .toList();
        Dataset single = SERIES.headers().get(0);
        Dataset enhanced = DatasetBuilder.object()
                .copy(single, Tag.SOPClassUID, Tag.SOPInstanceUID, Tag.StudyInstanceUID, Tag.SeriesInstanceUID)
                .copy(single, Tag.Rows, Tag.Columns)
                .number(Tag.NumberOfFrames, frames.size())
                .items(Tag.PerFrameFunctionalGroupsSequence, frames)
                .build();
        Dataset seg =
                new Segmentations(SeriesImages.of(List.of(enhanced)), details(1)).binary(SERIES.volume(Body.ARMS), ONE);
        for (Dataset frame : seg.items(Tag.PerFrameFunctionalGroupsSequence)) {
            int number = frame.items(Tag.DerivationImageSequence)
                    .get(0)
                    .items(Tag.SourceImageSequence)
                    .get(0)
                    .integer(Tag.ReferencedFrameNumber)
                    .orElseThrow();
            assertThat(frame.items(Tag.PlanePositionSequence).get(0).numbers(Tag.ImagePositionPatient))
                    .isEqualTo(SERIES.headers().get(number - 1).numbers(Tag.ImagePositionPatient));
        }
        assertThat(seg.items(Tag.ReferencedSeriesSequence).get(0).items(Tag.ReferencedInstanceSequence))
                .hasSize(1);
    }

    @Test
    void theSameMasksMakeTheSameObject() {
        Dataset once = segmentations.binary(SERIES.volume(Body.ARMS), ONE);
        assertThat(segmentations.binary(SERIES.volume(Body.ARMS), ONE)).isEqualTo(once);
        Dataset later =
                new Segmentations(SeriesImages.of(SERIES.headers()), details(2)).binary(SERIES.volume(Body.ARMS), ONE);
        assertThat(later.text(Tag.SOPInstanceUID)).isNotEqualTo(once.text(Tag.SOPInstanceUID));
        assertThat(segmentations.binary(SERIES.volume(Body.WEDGE), ONE).text(Tag.SOPInstanceUID))
                .isNotEqualTo(once.text(Tag.SOPInstanceUID));
    }

    @Test
    void segmentsAreNumberedFromOne() {
        Segment high = new Segment(255, "255", SERIES.mask(Body.ARMS));
        Dataset seg = segmentations.binary(new MaskVolume(SERIES.grid(), List.of(high)), ONE);
        assertThat(seg.items(Tag.SegmentSequence).get(0).integer(Tag.SegmentNumber))
                .hasValue(1);
    }

    @Test
    void segmentsThatOverlapAreSaidTo() {
        List<SegmentDescription> two = List.of(ONE.get(0), SegmentDescription.manual("two"));
        assertThat(segmentations
                        .binary(SERIES.volume(Body.ARMS, Body.WEDGE), two)
                        .text(Tag.SegmentsOverlap))
                .hasValue("YES");
        assertThat(segmentations.binary(SERIES.volume(Body.ARMS), ONE).text(Tag.SegmentsOverlap))
                .hasValue("NO");
    }

    @Test
    void masksOfNothingAreOneEmptyFrame() {
        MaskGrid grid = SERIES.grid();
        MaskVolume nothing = new MaskVolume(grid, List.of(new Segment(1, "1", new MaskBuilder(grid.shape()).build())));
        Dataset seg = segmentations.binary(nothing, ONE);
        assertThat(seg.frames()).isEqualTo(1);
        Dataset fractions = segmentations.fractional(List.of(new ProbabilitySegment(
                ONE.get(0), slice -> new float[grid.shape().pixels()])));
        assertThat(fractions.frames()).isEqualTo(1);
    }

    @Test
    void masksOnOtherVoxelsAreRefused() {
        MaskVolume drawn = SERIES.volume(Body.ARMS);
        VoxelAffine affine = VoxelAffine.of(drawn.grid());
        double[][] steps = {affine.step(0), affine.step(1), affine.step(2)};
        MaskGrid moved =
                VoxelAffine.of(affine.at(0.5, 0, 0), steps).grid(drawn.grid().shape(), null);
        MaskGrid nowhere = new MaskGrid(drawn.grid().shape(), drawn.grid().spacing(), null);
        for (MaskGrid grid : List.of(moved, nowhere)) {
            assertThatThrownBy(() -> segmentations.binary(new MaskVolume(grid, drawn.segments()), ONE))
                    .hasFieldOrPropertyWithValue("code", MaskFileException.MISMATCH);
        }
    }

    @Test
    void seriesThatMakeNoGridAreRefused() {
        List<Dataset> mixed = new ArrayList<>(SERIES.headers());
        mixed.set(3, PhantomSeries.CORONAL.headers().get(3));
        List<Dataset> uneven = new ArrayList<>(SERIES.headers());
        uneven.set(3, PhantomSeries.REVERSED.headers().get(3));
        for (List<Dataset> series : List.of(mixed, uneven, List.<Dataset>of())) {
            assertThatThrownBy(() -> SeriesImages.of(series)).isInstanceOf(MaskFileException.class);
        }
    }

    @Test
    void probabilitiesAreBetweenNoughtAndOne() {
        for (float value : new float[] {-0.1f, 1.1f, Float.NaN}) {
            ProbabilitySegment segment = new ProbabilitySegment(ONE.get(0), slice -> {
                float[] values = new float[SERIES.grid().shape().pixels()];
                values[7] = value;
                return values;
            });
            assertThatThrownBy(() -> segmentations.fractional(List.of(segment)))
                    .hasFieldOrPropertyWithValue("code", MaskFileException.INVALID);
        }
    }

    @Test
    void codesComeFromTheConceptsOfASchema() {
        assertThat(CodedConcept.of("SCT:39607008", "Lung")).hasValue(new CodedConcept("39607008", "SCT", "Lung"));
        assertThat(CodedConcept.of("lung", "Lung")).isEmpty();
        assertThatThrownBy(() -> new SegmentDescription(
                        "a", CodedConcept.TISSUE, CodedConcept.TISSUE, Algorithm.AUTOMATIC, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
