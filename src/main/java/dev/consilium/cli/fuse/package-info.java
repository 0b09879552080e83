/** Masks in files, made one without the application. */
@NullMarked
package dev.consilium.cli.fuse;

import org.jspecify.annotations.NullMarked;
