/** An append-only, hash-chained trail written from other modules' events, in their transaction. */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "common"})
package dev.consilium.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
