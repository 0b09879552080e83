package dev.consilium.quality.mask;

/** Metrics that come out of one piece of work. */
public enum MaskFamily {
    /** Dice, IoU, sensitivity, PPV and volumes, from runs. */
    OVERLAP,
    /** Distances between surface voxels, and the share of them within each tolerance. */
    DISTANCES,
    /** The same, weighted by the area of surface elements. */
    SURFELS,
    /** The shares within each tolerance alone: nothing beyond it is worked on. */
    TOLERANCES,
    /** IoU of the bands along the boundaries. */
    BOUNDARY
}
