/** The vocabulary of process variables, errors, escalations and messages. */
@NullMarked
package dev.consilium.workflow.variable;

import org.jspecify.annotations.NullMarked;
