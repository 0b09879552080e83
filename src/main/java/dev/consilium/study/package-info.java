/** Studies, series and objects: intake, the object store, quality verdicts, quarantine and previews. */
@NullMarked
@ApplicationModule(allowedDependencies = {"imaging", "imaging::*", "dicom", "identity", "common"})
package dev.consilium.study;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
