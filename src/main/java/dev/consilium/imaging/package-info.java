/** Pixel work on decoded frames: quality metrics, slice geometry, hashes, windowing and previews. */
@NullMarked
@ApplicationModule(allowedDependencies = {"dicom", "common"})
package dev.consilium.imaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
