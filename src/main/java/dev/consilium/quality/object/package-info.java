/** Objects, points and classes of one side compared with those of another: found or not, how well, and what was taken for what. */
@NullMarked
@NamedInterface("object")
package dev.consilium.quality.object;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
