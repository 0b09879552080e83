package dev.consilium.imaging.shape;

/** A place in a grid: x and y as of {@link Point}; slices counted from 0, a whole number being the middle of a slice. */
public record VoxelPoint(double x, double y, double slice) {}
