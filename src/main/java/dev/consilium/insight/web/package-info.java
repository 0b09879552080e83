/** Insight as a page and as JSON. */
@NullMarked
package dev.consilium.insight.web;

import org.jspecify.annotations.NullMarked;
