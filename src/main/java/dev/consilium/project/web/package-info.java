/** Projects, their teams and the protocols they can run, over HTTP. */
@NullMarked
package dev.consilium.project.web;

import org.jspecify.annotations.NullMarked;
