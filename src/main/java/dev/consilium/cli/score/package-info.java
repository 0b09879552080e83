/** Labels from elsewhere, one row per label: their agreement and their consensus, without the application. */
@NullMarked
package dev.consilium.cli.score;

import org.jspecify.annotations.NullMarked;
