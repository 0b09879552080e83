/** Where designers write protocols: drafts of all their parts, checked while they are written. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "workflow",
            "workflow :: protocol",
            "workflow :: lint",
            "workflow :: delegate",
            "workflow :: task",
            "workflow :: variable",
            "arbitration",
            "project",
            "quality",
            "quality::*",
            "annotation",
            "study",
            "identity",
            "common"
        })
package dev.consilium.studio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
