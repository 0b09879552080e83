/** One class per verb a diagram may use. */
@NullMarked
@NamedInterface("delegate")
package dev.consilium.workflow.delegate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
