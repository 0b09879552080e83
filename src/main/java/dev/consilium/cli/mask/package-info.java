/** Files of masks compared and combined without the application. */
@NullMarked
package dev.consilium.cli.mask;

import org.jspecify.annotations.NullMarked;
