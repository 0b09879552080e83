/** Recorded labels from files, as a replay takes them. */
@NullMarked
@NamedInterface("recorded")
package dev.consilium.workflow.recorded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
