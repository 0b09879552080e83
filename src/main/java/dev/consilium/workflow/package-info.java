/** The only importer of the process engine: starts, claims, completes and deploys as plain methods. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "arbitration",
            "arbitration :: panel",
            "arbitration :: consensus",
            "arbitration :: edgecase",
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
package dev.consilium.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
