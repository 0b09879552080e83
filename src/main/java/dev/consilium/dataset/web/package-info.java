/** Datasets over HTTP. */
@NullMarked
package dev.consilium.dataset.web;

import org.jspecify.annotations.NullMarked;
