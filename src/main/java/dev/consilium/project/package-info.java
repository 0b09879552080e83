/** Projects, protocol versions, cases and the selection of staff. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "quality",
            "quality::*",
            "annotation",
            "study",
            "imaging",
            "imaging::*",
            "dicom",
            "identity",
            "common"
        })
package dev.consilium.project;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
