/** Coefficients of agreement between raters: pure functions over ratings, no Spring, no engine. */
@NullMarked
@NamedInterface("agreement")
package dev.consilium.quality.agreement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
