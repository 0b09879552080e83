/** Looking patients up: asked for by one person, allowed by another, seen once. */
@NullMarked
package dev.consilium.worklist.reidentification;

import org.jspecify.annotations.NullMarked;
