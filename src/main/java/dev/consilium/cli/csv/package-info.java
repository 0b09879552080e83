/** CSV files as commands read them: row after row, and refused with the row where something is wrong. */
@NullMarked
package dev.consilium.cli.csv;

import org.jspecify.annotations.NullMarked;
