/** Reviews of specialists, decisions of senior experts, dissent, ground truth and feedback to readers. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "project",
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
package dev.consilium.arbitration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
