/** The audit trail over HTTP. */
@NullMarked
package dev.consilium.audit.web;

import org.jspecify.annotations.NullMarked;
