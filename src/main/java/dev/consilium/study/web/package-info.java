/** Intake and pictures over HTTP. */
@NullMarked
package dev.consilium.study.web;

import org.jspecify.annotations.NullMarked;
