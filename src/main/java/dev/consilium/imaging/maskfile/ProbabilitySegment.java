package dev.consilium.imaging.maskfile;

import java.util.function.IntFunction;

/**
 * A segment by the probability of each voxel.
 *
 * @param slices by slice from 0 in the order of the series' grid: one value from 0 to 1 per pixel, along the rows
 */
public record ProbabilitySegment(SegmentDescription description, IntFunction<float[]> slices) {}
