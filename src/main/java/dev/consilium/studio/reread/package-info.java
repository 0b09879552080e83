/** Which earlier answers a change of the protocol touches, and having them read once more. */
@NullMarked
package dev.consilium.studio.reread;

import org.jspecify.annotations.NullMarked;
