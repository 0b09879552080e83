/** Technical wiring only: security, MVC, error responses, limits of requests and the clock. */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "common"})
package dev.consilium.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
