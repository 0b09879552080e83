/** The demo: a team, a project and real images, made once in profile {@code demo}. */
@NullMarked
package dev.consilium.cli.demo;

import org.jspecify.annotations.NullMarked;
