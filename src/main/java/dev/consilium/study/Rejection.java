package dev.consilium.study;

import org.jspecify.annotations.Nullable;

/** A file that was refused, and where it stood among those that were sent. @param file its name, for its sender alone */
record Rejection(int part, @Nullable Integer entry, String file, String code) {}
