package dev.consilium.imaging.maskfile;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Tag;

/** Segmentation Type (0062,0001). */
enum SegType {
    BINARY,
    FRACTIONAL,
    LABELMAP;

    private static final String SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.4";
    private static final String LABEL_MAP_SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.7";

    static SegType of(Dataset seg) {
        String sopClass = seg.text(Tag.SOPClassUID).orElse("");
        if (!sopClass.equals(SEGMENTATION) && !sopClass.equals(LABEL_MAP_SEGMENTATION)) {
            throw MaskFileException.unsupported(
                    "The DICOM object is no Segmentation: give one, or another file of masks.");
        }
        String type = seg.text(Tag.SegmentationType).orElse("");
        for (SegType known : values()) {
            if (known.name().equals(type)) {
                return known;
            }
        }
        throw MaskFileException.invalid("The Segmentation Type is none of BINARY, FRACTIONAL and LABELMAP.");
    }

    /** Maximum Fractional Value (0062,000E): what stands for all of a voxel, or for certainty. */
    static int maximum(Dataset seg) {
        int maximum = seg.integer(Tag.MaximumFractionalValue).orElse(0);
        if (maximum < 1 || maximum > 255) {
            throw MaskFileException.invalid("The fractional segmentation does not say which value is the whole.");
        }
        return maximum;
    }
}
