/** The worklist over HTTP: tasks and cases as JSON, and the pages people work on. */
@NullMarked
package dev.consilium.worklist.web;

import org.jspecify.annotations.NullMarked;
