/** How probable the consensus of a case is: what is known of the readers of a project, and the record of every weighing. */
@NullMarked
@NamedInterface("consensus")
package dev.consilium.arbitration.consensus;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
