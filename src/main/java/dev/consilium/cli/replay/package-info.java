/** Recorded labels as files: reading them for a replay, and writing what became of them. */
@NullMarked
package dev.consilium.cli.replay;

import org.jspecify.annotations.NullMarked;
