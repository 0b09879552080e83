/** The command line. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "worklist",
            "dataset",
            "audit",
            "platform",
            "workflow",
            "workflow :: protocol",
            "workflow :: recorded",
            "workflow :: lint",
            "workflow :: task",
            "workflow :: variable",
            "arbitration",
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
package dev.consilium.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
