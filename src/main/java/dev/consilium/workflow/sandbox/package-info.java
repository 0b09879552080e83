/** Engines of their own inside the server, in which drafts are tried and nothing of the server can be touched. */
@NullMarked
@NamedInterface("sandbox")
package dev.consilium.workflow.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
