package dev.consilium.imaging.maskfile;

import dev.consilium.imaging.mask.MaskGrid;
import java.util.function.IntFunction;

/**
 * A number from 0 to 1 for each voxel of a grid, as probabilities are.
 *
 * @param slices by slice from 0: one value per pixel, along the rows
 */
public record ShareMap(MaskGrid grid, IntFunction<float[]> slices) {}
