/** Identifiers, digests, refusals and events: what every module may use, on the JDK alone. */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package dev.consilium.common;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
