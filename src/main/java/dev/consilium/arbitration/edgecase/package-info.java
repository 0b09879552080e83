/** The edge-case board and its register: who raised what, the members' signed opinions, what came of it, and what the guideline should gain. */
@NullMarked
@NamedInterface("edgecase")
package dev.consilium.arbitration.edgecase;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
