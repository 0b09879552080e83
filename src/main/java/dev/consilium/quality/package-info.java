/** Agreement and consensus: pure functions over annotation values, and the scores kept of a case. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"annotation", "study", "imaging", "imaging::*", "dicom", "identity", "common"})
package dev.consilium.quality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
