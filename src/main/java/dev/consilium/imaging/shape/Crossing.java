package dev.consilium.imaging.shape;

/**
 * Where two sides of a polygon cross.
 *
 * @param ring of the one side, 0 for the outline, then its holes; @param edge which side of it, from 0: it begins at that point
 */
public record Crossing(int ring, int edge, int otherRing, int otherEdge, Point where) {}
