/** What a protocol must not hold, checked on its files before anything reaches the engine. Unknown is refused. */
@NullMarked
@NamedInterface("lint")
package dev.consilium.workflow.protocol.lint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
