package dev.consilium.imaging.maskfile;

import dev.consilium.common.Digests;
import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DatasetBuilder;
import dev.consilium.dicom.Deidentified;
import dev.consilium.dicom.Tag;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.MaskVolume.Segment;
import dev.consilium.imaging.mask.RunLengthMask;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes DICOM Segmentations (PS3.3 A.51) of masks on the images of a series: with the patient and study of the series, a frame for each
 * slice of a segment that holds anything, and for each frame the images it was drawn on. Segments are numbered from 1 in their order.
 */
public final class Segmentations {

    private static final String SOP_CLASS = "1.2.840.10008.5.1.4.1.1.66.4";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT);

    private static final int[] REQUIRED_OF_SOURCE = {
        Tag.PatientName,
        Tag.PatientID,
        Tag.PatientBirthDate,
        Tag.PatientSex,
        Tag.StudyDate,
        Tag.StudyTime,
        Tag.ReferringPhysicianName,
        Tag.StudyID,
        Tag.AccessionNumber,
        Tag.PositionReferenceIndicator
    };

    private static final int[] OF_SOURCE = {
        Tag.StudyInstanceUID,
        Tag.FrameOfReferenceUID,
        Tag.IssuerOfPatientID,
        Tag.PatientIdentityRemoved,
        Tag.DeidentificationMethodCodeSequence,
        Tag.LongitudinalTemporalInformationModified,
        Tag.ClinicalTrialSponsorName,
        Tag.ClinicalTrialProtocolID,
        Tag.ClinicalTrialProtocolName,
        Tag.ClinicalTrialSiteID,
        Tag.ClinicalTrialSiteName,
        Tag.ClinicalTrialSubjectID,
        Tag.PatientAge,
        Tag.StudyDescription
    };

    private final SeriesImages source;
    private final SegDetails details;

    public Segmentations(SeriesImages source, SegDetails details) {
        this.source = source;
        this.details = details;
    }

    /**
     * @param volume on the voxels of the series, in any order of the axes
     * @param descriptions one for each segment
     * @throws MaskFileException {@code GEOMETRY_MISMATCH} where the mask lies on other voxels, {@code MASK_FILE_TOO_LARGE}
     */
    public Dataset binary(MaskVolume volume, List<SegmentDescription> descriptions) {
        if (volume.segments().isEmpty() || volume.segments().size() != descriptions.size()) {
            throw new IllegalArgumentException("one description for each segment");
        }
        List<RunLengthMask> masks = volume
                .placedIn(source.grid())
                .filter(placed -> volume.grid().placement() != null)
                .orElseThrow(MaskFileException::mismatch)
                .segments()
                .stream()
                .map(Segment::mask)
                .toList();
        SegPixels pixels = SegPixels.binary(source.grid().shape(), masks);
        DatasetBuilder object = object(pixels, descriptions);
        object.text(Tag.SegmentationType, SegType.BINARY.name());
        object.text(Tag.SegmentsOverlap, Overlaps.any(masks) ? "YES" : "NO");
        return object.build();
    }

    /** Of probabilities, as a share of 255. @throws MaskFileException where one is not between 0 and 1, or there are too many */
    public Dataset fractional(List<ProbabilitySegment> segments) {
        SegPixels pixels = SegPixels.fractional(source.grid().shape(), segments);
        DatasetBuilder object = object(
                pixels, segments.stream().map(ProbabilitySegment::description).toList());
        object.text(Tag.SegmentationType, SegType.FRACTIONAL.name())
                .text(Tag.SegmentationFractionalType, "PROBABILITY")
                .number(Tag.MaximumFractionalValue, SegPixels.WHOLE)
                .text(Tag.SegmentsOverlap, "UNDEFINED");
        return object.build();
    }

    private DatasetBuilder object(SegPixels pixels, List<SegmentDescription> descriptions) {
        String identity = source.header().text(Tag.SeriesInstanceUID).orElse("")
                + details
                + descriptions
                + pixels.frames()
                + Digests.hex(Digests.sha256().digest(pixels.bytes()));
        SegGroups groups = new SegGroups(source, pixels);
        DatasetBuilder object = DatasetBuilder.object();
        copyFromSource(object);
        describe(object, identity);
        image(object, pixels);
        groups.dimensions(object, uid("dimensions", identity));
        object.items(Tag.SharedFunctionalGroupsSequence, groups.shared())
                .items(Tag.PerFrameFunctionalGroupsSequence, groups.perFrame(pixels));
        if (groups.refersToImages()) {
            object.items(Tag.ReferencedSeriesSequence, groups.referencedSeries());
        }
        List<Dataset> segments = new ArrayList<>();
        for (SegmentDescription description : descriptions) {
            segments.add(description.item(segments.size() + 1));
        }
        return object.items(Tag.SegmentSequence, segments);
    }

    private void copyFromSource(DatasetBuilder object) {
        for (int tag : REQUIRED_OF_SOURCE) {
            object.text(tag);
        }
        object.copy(source.header(), REQUIRED_OF_SOURCE).copy(source.header(), OF_SOURCE);
        Dataset image = source.header();
        List<String> method = Deidentified.methodOf(image);
        if (!method.isEmpty()) {
            object.text(Tag.DeidentificationMethod, method.toArray(String[]::new));
        } else if (image.text(Tag.PatientIdentityRemoved).filter("YES"::equals).isPresent()
                && image.items(Tag.DeidentificationMethodCodeSequence).isEmpty()) {
            // Type 1C here, and missing in images that say no more than that it was done.
            object.text(Tag.DeidentificationMethod, "Not told by the images");
        }
        boolean lossy = source.header()
                .text(Tag.LossyImageCompression)
                .filter("01"::equals)
                .isPresent();
        object.text(Tag.LossyImageCompression, lossy ? "01" : "00");
        if (lossy) {
            object.copy(source.header(), Tag.LossyImageCompressionRatio, Tag.LossyImageCompressionMethod);
        }
    }

    private void describe(DatasetBuilder object, String identity) {
        String date = DATE.format(details.created());
        String time = TIME.format(details.created());
        object.text(Tag.SOPClassUID, SOP_CLASS)
                .text(Tag.SOPInstanceUID, uid("instance", identity))
                .text(Tag.SeriesInstanceUID, uid("series", identity))
                .text(Tag.InstanceCreationDate, date)
                .text(Tag.InstanceCreationTime, time)
                .text(Tag.SeriesDate, date)
                .text(Tag.SeriesTime, time)
                .text(Tag.ContentDate, date)
                .text(Tag.ContentTime, time)
                .text(Tag.Modality, "SEG")
                .number(Tag.SeriesNumber, details.seriesNumber())
                .number(Tag.InstanceNumber, 1)
                .text(Tag.SeriesDescription, details.seriesDescription())
                .text(Tag.Manufacturer, "Consilium")
                .text(Tag.ManufacturerModelName, "Consilium")
                .text(Tag.DeviceSerialNumber, "0")
                .text(Tag.SoftwareVersions, details.softwareVersion())
                .text(Tag.ContentLabel, "SEGMENTATION")
                .text(Tag.ContentDescription, details.seriesDescription());
        String creator = details.creator();
        if (creator == null) {
            object.text(Tag.ContentCreatorName);
        } else {
            object.text(Tag.ContentCreatorName, creator);
        }
    }

    private void image(DatasetBuilder object, SegPixels pixels) {
        object.text(Tag.ImageType, "DERIVED", "PRIMARY")
                .number(Tag.SamplesPerPixel, 1)
                .text(Tag.PhotometricInterpretation, "MONOCHROME2")
                .number(Tag.Rows, source.grid().shape().rows())
                .number(Tag.Columns, source.grid().shape().columns())
                .number(Tag.BitsAllocated, pixels.bits())
                .number(Tag.BitsStored, pixels.bits())
                .number(Tag.HighBit, pixels.bits() - 1)
                .number(Tag.PixelRepresentation, 0)
                .number(Tag.NumberOfFrames, pixels.frames().size())
                .pixels(pixels.bytes());
    }

    /** The same for the same masks, so that a repeated export makes no second object. */
    private static String uid(String purpose, String identity) {
        return ContentUid.of("segmentation " + purpose, identity);
    }
}
