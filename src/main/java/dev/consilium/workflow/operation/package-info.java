/** How the engine fares, for those who operate it: jobs, timers and what is deployed. Counts and ids of elements, nothing of a case. */
@NullMarked
@NamedInterface("operation")
package dev.consilium.workflow.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
