/** Trying a draft before it is deployed: replays of recorded labels, and dry runs with fictitious people. */
@NullMarked
package dev.consilium.studio.trial;

import org.jspecify.annotations.NullMarked;
