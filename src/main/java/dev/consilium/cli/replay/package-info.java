/** What became of recorded labels, as files and as text. */
@NullMarked
package dev.consilium.cli.replay;

import org.jspecify.annotations.NullMarked;
