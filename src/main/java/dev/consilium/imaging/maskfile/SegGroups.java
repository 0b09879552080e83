package dev.consilium.imaging.maskfile;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DatasetBuilder;
import dev.consilium.dicom.Tag;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.Placement;
import dev.consilium.imaging.mask.VoxelAffine;
import dev.consilium.imaging.mask.VoxelSpacing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The functional groups and dimensions of a segmentation's frames (PS3.3 C.7.6.16, C.7.6.17, A.51.5). */
final class SegGroups {

    private static final CodedConcept SEGMENTATION = new CodedConcept("113076", "DCM", "Segmentation");
    private static final CodedConcept SOURCE =
            new CodedConcept("121322", "DCM", "Source image for image processing operation");

    private final SeriesImages source;
    private final MaskGrid grid;
    private final VoxelAffine affine;
    private final List<Integer> slices;

    SegGroups(SeriesImages source, SegPixels pixels) {
        this.source = source;
        this.grid = source.grid();
        this.affine = VoxelAffine.of(grid);
        this.slices = pixels.frames().stream()
                .map(SegPixels.Frame::slice)
                .distinct()
                .sorted()
                .toList();
    }

    Dataset shared() {
        VoxelSpacing spacing = grid.spacing();
        Placement placement = Objects.requireNonNull(grid.placement());
        Dataset measures = DatasetBuilder.item(item -> item.decimals(Tag.SliceThickness, List.of(spacing.z()))
                .decimals(Tag.SpacingBetweenSlices, List.of(spacing.z()))
                .decimals(Tag.PixelSpacing, List.of(spacing.y(), spacing.x())));
        Dataset orientation = DatasetBuilder.item(item -> item.decimals(
                Tag.ImageOrientationPatient,
                Stream.concat(placement.alongRow().stream(), placement.alongColumn().stream())
                        .toList()));
        return DatasetBuilder.item(item ->
                item.items(Tag.PixelMeasuresSequence, measures).items(Tag.PlaneOrientationSequence, orientation));
    }

    List<Dataset> perFrame(SegPixels pixels) {
        List<Dataset> groups = new ArrayList<>();
        for (SegPixels.Frame frame : pixels.frames()) {
            List<Double> position =
                    DoubleStream.of(affine.at(0, 0, frame.slice())).boxed().toList();
            int rank = slices.indexOf(frame.slice()) + 1;
            groups.add(DatasetBuilder.item(item -> item.items(
                            Tag.FrameContentSequence,
                            DatasetBuilder.item(
                                    content -> content.number(Tag.DimensionIndexValues, frame.segment(), rank)))
                    .items(
                            Tag.PlanePositionSequence,
                            DatasetBuilder.item(plane -> plane.decimals(Tag.ImagePositionPatient, position)))
                    .items(Tag.DerivationImageSequence, derivation(frame.slice()))
                    .items(
                            Tag.SegmentIdentificationSequence,
                            DatasetBuilder.item(
                                    segment -> segment.number(Tag.ReferencedSegmentNumber, frame.segment())))));
        }
        return groups;
    }

    /** Frames by segment, then by place along the normal. */
    void dimensions(DatasetBuilder object, String organization) {
        object.items(
                Tag.DimensionOrganizationSequence,
                DatasetBuilder.item(item -> item.text(Tag.DimensionOrganizationUID, organization)));
        object.items(
                Tag.DimensionIndexSequence,
                dimension(
                        organization,
                        Tag.ReferencedSegmentNumber,
                        Tag.SegmentIdentificationSequence,
                        "ReferencedSegmentNumber"),
                dimension(organization, Tag.ImagePositionPatient, Tag.PlanePositionSequence, "ImagePositionPatient"));
    }

    /** The images that any frame was drawn on. */
    Dataset referencedSeries() {
        List<Dataset> instances = slices.stream()
                .flatMap(slice -> source.references(slice).stream())
                .map(image -> new SeriesImages.Reference(image.sopClass(), image.sopInstance(), null))
                .distinct()
                .map(SegGroups::reference)
                .toList();
        return DatasetBuilder.item(item ->
                item.copy(source.header(), Tag.SeriesInstanceUID).items(Tag.ReferencedInstanceSequence, instances));
    }

    boolean refersToImages() {
        return slices.stream().anyMatch(slice -> !source.references(slice).isEmpty());
    }

    private List<Dataset> derivation(int slice) {
        List<Dataset> images =
                source.references(slice).stream().map(SegGroups::sourceImage).toList();
        return images.isEmpty()
                ? List.of()
                : List.of(DatasetBuilder.item(item -> item.items(Tag.SourceImageSequence, images)
                        .items(Tag.DerivationCodeSequence, SEGMENTATION.item())));
    }

    private static Dataset sourceImage(SeriesImages.Reference image) {
        return DatasetBuilder.item(item -> {
            refer(item, image);
            item.text(Tag.SpatialLocationsPreserved, "YES").items(Tag.PurposeOfReferenceCodeSequence, SOURCE.item());
        });
    }

    private static Dataset reference(SeriesImages.Reference image) {
        return DatasetBuilder.item(item -> refer(item, image));
    }

    private static void refer(DatasetBuilder item, SeriesImages.Reference image) {
        item.text(Tag.ReferencedSOPClassUID, image.sopClass()).text(Tag.ReferencedSOPInstanceUID, image.sopInstance());
        Integer frame = image.frame();
        if (frame != null) {
            item.number(Tag.ReferencedFrameNumber, frame);
        }
    }

    private static Dataset dimension(String organization, int pointer, int group, String label) {
        return DatasetBuilder.item(item -> item.text(Tag.DimensionOrganizationUID, organization)
                .number(Tag.DimensionIndexPointer, pointer)
                .number(Tag.FunctionalGroupPointer, group)
                .text(Tag.DimensionDescriptionLabel, label));
    }
}
