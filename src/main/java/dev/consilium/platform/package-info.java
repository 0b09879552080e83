/** Technical wiring only: security, MVC, error responses, clock and storage settings. */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "common"})
package dev.consilium.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
