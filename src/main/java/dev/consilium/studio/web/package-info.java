/** Pages and API of protocol design. */
@NullMarked
package dev.consilium.studio.web;

import org.jspecify.annotations.NullMarked;
