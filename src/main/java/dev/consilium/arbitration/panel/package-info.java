/** Panels of senior experts: signed votes of members who do not see each other, the majority, and a chair where there is none. */
@NullMarked
@NamedInterface("panel")
package dev.consilium.arbitration.panel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
