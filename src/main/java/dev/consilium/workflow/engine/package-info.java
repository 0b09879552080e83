/** The embedded engine: its hardened configuration and the one gateway through which it is called. */
@NullMarked
package dev.consilium.workflow.engine;

import org.jspecify.annotations.NullMarked;
