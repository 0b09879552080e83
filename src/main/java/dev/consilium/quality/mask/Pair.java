package dev.consilium.quality.mask;

/** Something of the reference and the same of the prediction, or from the one to the other and back. */
record Pair<T>(T reference, T prediction) {}
