/** Files of masks: NIfTI, PNG, DICOM Segmentation, COCO and our own runs, read and written with their place in the patient. */
@NullMarked
@NamedInterface("maskfile")
package dev.consilium.imaging.maskfile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
