/** CSV files of ratings, read row after row, and refused with the row where something is wrong. */
@NullMarked
@NamedInterface("csv")
package dev.consilium.quality.csv;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
