/** The reader's inbox: a read model kept in the engine's transaction, task pages and submission. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "workflow",
            "workflow :: protocol",
            "workflow :: task",
            "workflow :: incident",
            "workflow :: operation",
            "workflow :: variable",
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
package dev.consilium.worklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
