/** Accounts over HTTP: signing in, the first administrator, and the people an administrator creates. */
@NullMarked
package dev.consilium.identity.web;

import org.jspecify.annotations.NullMarked;
