package dev.consilium.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.consilium.imaging.maskfile.MaskFileException;
import java.util.List;

/**
 * The masks of a case's label as files beside the dataset. Each of its masks is in every file, or {@code leftOut} says why there is none.
 *
 * @param truthRevision whose labels they are
 */
record ExportedMasks(
        int truthRevision, List<ExportedSegment> segments, List<ExportedFile> files, List<LeftOut> leftOut) {

    enum Kind {
        /** One DICOM Segmentation of all of them. */
        DICOM_SEG,
        /** One label map of all of them; the value of a voxel is the number of its segment. */
        NIFTI,
        /** One of each, whose slices are the images in display order; where there is no segmentation. */
        RLM1
    }

    enum Reason {
        /** An image does not say where it lies in the patient. */
        SERIES_NOT_PLACED,
        /** The images are no even stack: slices at odd distances, turned, of several sizes, or two in one place. */
        SERIES_NOT_EVEN,
        /** A label map has one label per voxel. */
        SEGMENTS_OVERLAP,
        /** More voxels than one file can hold. */
        MASKS_TOO_LARGE;

        /** Why masks have no place on the images. @throws IllegalStateException where they are of other images */
        static Reason ofImages(MaskFileException e) {
            return switch (e.code()) {
                case MaskFileException.UNSUPPORTED -> SERIES_NOT_PLACED;
                case MaskFileException.INVALID -> SERIES_NOT_EVEN;
                default -> ofFile(e);
            };
        }

        /** Why masks that have a place make no such file. @throws IllegalStateException where they are damaged */
        static Reason ofFile(MaskFileException e) {
            return switch (e.code()) {
                case MaskFileException.UNSUPPORTED -> SEGMENTS_OVERLAP;
                case MaskFileException.TOO_LARGE -> MASKS_TOO_LARGE;
                default -> throw new IllegalStateException("stored masks do not fit the images of their case", e);
            };
        }
    }

    /**
     * @param number of the segment, from 1; @param label position among the labels of the truth, from 0
     * @param digest the label names the mask by
     */
    record ExportedSegment(
            int number,
            int label,
            @JsonProperty("class") String labelClass,
            String digest,
            String trackingId,
            String trackingUid) {}

    /** @param name in the archive */
    record ExportedFile(String name, Kind kind, String sha256) {}

    record LeftOut(Kind kind, Reason reason) {}
}
