/** Lesions of several readings: which are the same, how far they overlap, what they make together. */
@NullMarked
@NamedInterface("lesion")
package dev.consilium.quality.lesion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
