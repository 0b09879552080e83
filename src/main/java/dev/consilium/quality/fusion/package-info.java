/** One mask of several: majority, STAPLE, SIMPLE and the average of shapes, with what each rater is worth and what stays uncertain. */
@NullMarked
@NamedInterface("fusion")
package dev.consilium.quality.fusion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
