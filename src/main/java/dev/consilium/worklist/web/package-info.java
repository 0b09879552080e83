/** The worklist over HTTP: tasks, cases and pictures as JSON and PNG, and the pages people work on. */
@NullMarked
package dev.consilium.worklist.web;

import org.jspecify.annotations.NullMarked;
