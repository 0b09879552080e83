/** One class per verb a diagram may use. */
@NullMarked
package dev.consilium.workflow.delegate;

import org.jspecify.annotations.NullMarked;
