/** The vocabulary of process variables, errors, escalations and messages. */
@NullMarked
@NamedInterface("variable")
package dev.consilium.workflow.variable;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
