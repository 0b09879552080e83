/** Consilium runs the annotation of medical images as BPMN processes. */
@NullMarked
package dev.consilium;

import org.jspecify.annotations.NullMarked;
