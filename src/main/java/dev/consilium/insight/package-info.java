/** How a project goes, read only: where readers agree, how fast cases close. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "arbitration",
            "project",
            "quality",
            "quality::*",
            "annotation",
            "study",
            "identity",
            "common"
        })
package dev.consilium.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
