/** What is known of a case after each reading, and what one more would tell: pure functions, no Spring, no engine. */
@NullMarked
@NamedInterface("decision")
package dev.consilium.quality.decision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
