/** Points, lines, boxes and polygons on the slices of a grid, in pixels and in the patient, and masks of them. */
@NullMarked
@NamedInterface("shape")
package dev.consilium.imaging.shape;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
