/** Protocols as deployed files: catalogue, linter, deployment and replay. */
@NullMarked
@NamedInterface("protocol")
package dev.consilium.workflow.protocol;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
