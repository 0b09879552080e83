/** The C-STORE receiver, which is there where dcm4che is. */
@NullMarked
package dev.consilium.study.node;

import org.jspecify.annotations.NullMarked;
