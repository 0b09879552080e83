/** People, their roles per project, and who is acting. */
@NullMarked
@ApplicationModule(allowedDependencies = {"common"})
package dev.consilium.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
