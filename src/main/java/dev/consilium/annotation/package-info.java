/** Label schemas, readings and their immutable annotations, and the blinding policy. */
@NullMarked
@ApplicationModule(allowedDependencies = {"study", "imaging", "imaging::*", "dicom", "identity", "common"})
package dev.consilium.annotation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
