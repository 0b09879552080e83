/** Ground truth leaving the house: exports with every reading, the dissent and their provenance. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "workflow",
            "workflow :: protocol",
            "workflow :: task",
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
package dev.consilium.dataset;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
