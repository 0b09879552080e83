/** Technical faults that no retry has cured: each stands in a list until an operator lets it run again. */
@NullMarked
@NamedInterface("incident")
package dev.consilium.workflow.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
