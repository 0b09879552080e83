/** The result contract of every number of this module: value or status, interval, digest of the input. */
@NullMarked
@NamedInterface("metric")
package dev.consilium.quality.metric;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
