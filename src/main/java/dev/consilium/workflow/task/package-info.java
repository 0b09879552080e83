/** Open tasks as records: who may claim, what completes. */
@NullMarked
@NamedInterface("task")
package dev.consilium.workflow.task;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
