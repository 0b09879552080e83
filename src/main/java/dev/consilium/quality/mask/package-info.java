/** One mask against another: overlap, distances of surfaces in mm, tolerances, and what is said of empty ones. */
@NullMarked
@NamedInterface("mask")
package dev.consilium.quality.mask;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
