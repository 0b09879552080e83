/** DICOM Part 10 reading and writing, the dictionary, pixel decoding and de-identification; no Spring, no engine. */
@NullMarked
@ApplicationModule(allowedDependencies = {"common"})
package dev.consilium.dicom;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
