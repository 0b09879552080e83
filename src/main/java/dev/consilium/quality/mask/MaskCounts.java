package dev.consilium.quality.mask;

/** Voxels: of the reference, of the prediction, of both. */
public record MaskCounts(long reference, long prediction, long both) {}
