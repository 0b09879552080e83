/** Models of what the true label is when readers err: pure functions over votes, no Spring, no engine. */
@NullMarked
@NamedInterface("consensus")
package dev.consilium.quality.consensus;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
