/** Masks as runs of voxels: their canonical bytes, set operations, overlap, distances and shapes. */
@NullMarked
@NamedInterface("mask")
package dev.consilium.imaging.mask;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
