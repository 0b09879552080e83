/** A draft becomes a version of its project: asked for by one, approved by another. */
@NullMarked
package dev.consilium.studio.deployment;

import org.jspecify.annotations.NullMarked;
